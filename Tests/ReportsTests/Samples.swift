import BotStatus
import MeetingModel
import Reports
import Testing
import TestSupport

/// Meetings that tests render.
enum Sample {
  /// A meeting with a value of every name that templates see, and of every shape.
  static func rich() throws -> Meeting {
    try BotStatusReader().meeting(
      in: ProjectFolder.bytes(of: "Sources/CSamples/Checks/rich.json"))
  }

  /// A meeting of turns said by speakers.
  static func talk(_ turns: [(speaker: String?, text: String)]) -> Meeting {
    var meeting = Meeting(status: .completed)
    var speakers: [Speaker] = []
    let turns = turns.enumerated().map { index, turn in
      var speaker: Int?
      if let name = turn.speaker {
        speaker = speakers.firstIndex { $0.name == name } ?? speakers.count
        if speaker == speakers.count { speakers.append(Speaker(name: name)) }
      }
      return Turn(index: index + 1, speaker: speaker, text: turn.text)
    }
    meeting.transcript = Transcript(turns: turns, speakers: speakers)
    return meeting
  }
}

extension Renderer {
  /// The text of a meeting.
  func text(_ meeting: Meeting) throws -> String {
    var bytes: [UInt8] = []
    try render(meeting, into: &bytes)
    return try #require(String(validating: bytes, as: UTF8.self))
  }
}

extension TemplatePack {
  /// The `pack.json` of a pack `own` that leaves out the stylesheet of `notes`.
  static let replacingStyle = "{\"name\": \"own\", \"style\": \"replace\"}"

  /// A built-in pack with a stylesheet of one line, which keeps the looks out of what is compared.
  static func builtIn(_ name: String) throws -> TemplatePack {
    let files = [
      "pack.json": "{\"name\": \"own\", \"extends\": \"\(name)\", \"style\": \"replace\"}",
      "style.css": "main {}",
    ]
    return try PackLoader(sources: [MemoryPacks(packs: ["own": files]), BuiltInPacks()]).load("own")
  }

  /// A pack of files that extends `notes`.
  static func extendingNotes(_ files: [String: String], named name: String = "own") throws
    -> TemplatePack
  {
    var files = files
    files["pack.json"] = files["pack.json"] ?? "{\"name\": \"\(name)\"}"
    let source = MemoryPacks(packs: [name: files])
    return try PackLoader(sources: [source, BuiltInPacks()]).load(name)
  }
}
