internal import Foundation
package import Testing

/// A file with an expected text, compared in full.
///
/// With `DEBRIEF_RECORD=1` in the environment, files that differ are rewritten and the run fails, so
/// that no one records by accident.
package enum GoldenFile {
  /// Whether expected files are to be rewritten.
  package static let isRecording = ProcessInfo.processInfo.environment["DEBRIEF_RECORD"] == "1"

  /// What to do where an expected file is not what is written.
  package static let advice =
    "if what is written is right, run the test with DEBRIEF_RECORD=1 and read the difference"

  /// Compares a text with the file at a path below the project's root.
  package static func compare(
    _ text: String, with path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if isRecording {
      let recorded = try? ProjectFolder.bytes(of: path)
      guard recorded != Array(text.utf8) else { return }
      let file = ProjectFolder.root.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record(
        "\(path) was recorded; look at the difference and run without DEBRIEF_RECORD",
        sourceLocation: sourceLocation)
      return
    }
    guard let golden = try? ProjectFolder.text(of: path) else {
      Issue.record("\(path) cannot be read; \(Self.advice)", sourceLocation: sourceLocation)
      return
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let goldenLines = golden.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, pair) in zip(lines, goldenLines).enumerated() where pair.0 != pair.1 {
      Issue.record(
        "\(path):\(index + 1): wrote \(pair.0), expected \(pair.1)", sourceLocation: sourceLocation)
      break
    }
    let isEqual = Array(text.utf8) == Array(golden.utf8)
    #expect(isEqual, "\(path) differs; \(Self.advice)", sourceLocation: sourceLocation)
  }
}
