import BotStatus
import JSONDocument
import MeetingModel
import Testing

@Suite struct WarningTests {
  @Test func `a hundred warnings are listed, and the rest counted`() throws {
    let meeting = try BotStatusReader().meeting(from: [
      "bot_id": .string(Fixture.botID), "status": "completed",
      "qa_pairs": .array(Array(repeating: .null, count: 1_000)),
    ])
    #expect(meeting.warnings.count == 101)
    #expect(meeting.warnings[99].path == "/qa_pairs/99")
    #expect(
      meeting.warnings.last == Warning("900 more of this answer's oddities are not listed"))
  }

  @Test func `paths are JSON Pointers`() throws {
    let meeting = try BotStatusReader().meeting(from: [
      "bot_id": .string(Fixture.botID), "status": "completed", "qa_pairs": ["a/b~c": [1]],
    ])
    #expect(meeting.warnings.map(\.path) == ["/qa_pairs", "/qa_pairs/a~1b~0c"])
  }

  private static let nested: [(value: JSONValue, isTold: Bool)] = [
    (.string(list(ofDepth: 9)), true),
    (.string(list(ofDepth: 8)), false),
    (.string(String(repeating: "> ", count: 9) + "a"), true),
    (.string("- a\n- b\n- c\n\n1. d"), false),
    (array(ofDepth: 9), true),
    (array(ofDepth: 8), false),
  ]

  private static func list(ofDepth depth: Int) -> String {
    (0..<depth).map { String(repeating: "  ", count: $0) + "- a" }.joined(separator: "\n")
  }

  private static func array(ofDepth depth: Int) -> JSONValue {
    (0..<depth).reduce(JSONValue.string("a")) { value, _ in .array([value]) }
  }

  @Test(arguments: nested)
  func `lists that are nested too deep are told`(value: JSONValue, isTold: Bool) throws {
    let meeting = try BotStatusReader().meeting(from: [
      "bot_id": .string(Fixture.botID), "status": "completed", "insights": ["plan": value],
    ])
    #expect(meeting.warnings.contains { $0.message.contains("8 deep") } == isTold)
  }
}
