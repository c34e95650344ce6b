import Foundation
import Testing

/// A file with what is expected, whole.
///
/// With `DEBRIEF_RECORD=1` in the environment files are written anew, and the run fails, so that
/// nobody leaves it on.
enum GoldenFile {
  /// Compares a text with the file of a name in the folder `Golden`.
  static func compare(_ text: String, with name: String) throws {
    let file = ProjectFolder.root.appending(path: "Tests/ReportsTests/Golden/\(name)")
    if ProcessInfo.processInfo.environment["DEBRIEF_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record(
        "\(name) was recorded anew; look at the difference and run without DEBRIEF_RECORD")
      return
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let goldenLines = golden.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, pair) in zip(lines, goldenLines).enumerated() where pair.0 != pair.1 {
      Issue.record("\(name):\(index + 1): wrote \(pair.0), expected \(pair.1)")
      break
    }
    let isEqual = Array(text.utf8) == Array(golden.utf8)
    #expect(isEqual, "\(name) differs")
  }
}
