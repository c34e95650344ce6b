import Foundation
import Testing
import TestSupport

/// The command line, as transcripts: each Markdown file runs in an empty folder of its own.
///
/// `DEBRIEF_RECORD=1` writes what the commands print now, and fails that run. `DEBRIEF_TRANSCRIPTS`
/// names the only ones to run: `options interface`.
struct TranscriptTests {
  static let folder = "Tests/DebriefCommandsTests/Transcripts"
  /// The transcripts, and the guide to templates, whose steps have to work.
  static let allNames: [String] = {
    let path = ProjectFolder.root.appending(path: folder).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map { "\(folder)/\($0)" }
      + ["Templates/README.md"]
  }()

  /// The transcripts that are asked for.
  static let chosen = ProcessInfo.processInfo.environment["DEBRIEF_TRANSCRIPTS"]
    .map { $0.split(separator: " ").map { String($0) } }
  static let names = allNames.filter { name in
    chosen?.contains { name.hasSuffix("/\($0).md") } ?? true
  }

  @Test(arguments: names)
  func `commands print what the transcript says`(name: String) async throws {
    let file = ProjectFolder.root.appending(path: name)
    var transcript = Transcript(text: try String(contentsOf: file, encoding: .utf8))
    let shell = try Shell()
    var isChanged = false
    for (index, part) in transcript.parts.enumerated() {
      switch part {
      case .prose:
        continue
      case .setup(let script):
        let result = try await shell.run("set -e\n" + script)
        #expect(result.status == 0, "set-up of \(name): \(result.errors)")
      case .steps(let steps):
        var actual: [Transcript.Step] = []
        for step in steps { actual.append(try await shell.run(step.command)) }
        for (expected, actual) in zip(steps, actual) where expected != actual {
          isChanged = true
          Issue.record("\(name): expected\n\(expected.text)got\n\(actual.text)")
        }
        transcript.parts[index] = .steps(actual)
      }
    }
    if isChanged, !GoldenFile.isRecording {
      Issue.record("\(name) differs; \(GoldenFile.advice)")
    }
    if isChanged, GoldenFile.isRecording {
      try transcript.text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  @Test func `there are transcripts to run`() {
    #expect(Self.allNames.count >= 4)
    for name in Self.chosen ?? [] {
      #expect(Self.names.contains { $0.hasSuffix("/\(name).md") }, "there is no \(name).md")
    }
  }
}
