import BotStatus
import Foundation
import MeetingModel
import Reports
import Testing
import TestSupport
import Verification

/// Outputs to check.
enum Sample {
  /// A meeting with a value for every name in templates, in every shape.
  static func rich() throws -> Meeting {
    try BotStatusReader().meeting(
      in: ProjectFolder.bytes(of: "Sources/CSamples/Checks/rich.json"))
  }

  /// The notes of a meeting.
  static func notes(_ meeting: Meeting, as format: OutputFormat) throws -> String {
    var bytes: [UInt8] = []
    try Renderer(PackLoader().load("notes"), format: format).render(meeting, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  static let richPage = try? notes(rich(), as: .html)
  static let richMarkdown = try? notes(rich(), as: .markdown)
  static let richRecord = try? notes(rich(), as: .jsonLines)

  /// The findings in an output.
  static func findings(
    _ text: String, _ kind: OutputKind, allowsMarks: Bool = false
  ) throws -> [Finding] {
    try Verifier(recordSchema: RecordSchema.text, allowsMarks: allowsMarks)
      .findings(in: Array(text.utf8), of: kind)
  }
}

extension String {
  /// The text with its only occurrence of a part replaced; records an issue if there is none.
  func replacing(once part: String, with other: String) -> String {
    guard let range = range(of: part) else {
      Issue.record("there is no \(part)")
      return self
    }
    return replacingCharacters(in: range, with: other)
  }
}
