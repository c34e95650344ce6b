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
}
