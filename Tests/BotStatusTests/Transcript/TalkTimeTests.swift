import BotStatus
import JSONDocument
import MeetingModel
import Testing

@Suite struct TalkTimeTests {
  private func meeting(_ transcript: String, from start: String, to end: String) throws -> Meeting {
    try BotStatusReader().meeting(from: [
      "bot_id": .string(Fixture.botID), "status": "completed", "started_at": .string(start),
      "completed_at": .string(end), "transcript": .string(transcript),
    ])
  }

  private func talk(_ meeting: Meeting) -> Int64? {
    meeting.transcript?.speakers.compactMap(\.talkMilliseconds).reduce(0, +)
  }

  @Test func `talk time is never longer than the meeting`() throws {
    let long = String(repeating: "word ", count: 500)
    let meeting = try meeting(
      "[2026-03-02T09:00:00Z] Ann: \(long)\n[2026-03-02T09:00:05Z] Bob: \(long)",
      from: "2026-03-02T09:00:00Z", to: "2026-03-02T09:00:10Z")
    let total = try #require(talk(meeting))
    #expect((9_990...10_000).contains(total))
    #expect(
      meeting.transcript?.turns.map(\.talkMilliseconds)
        == meeting.transcript?.speakers.map(\.talkMilliseconds))
    // It is shared as before.
    #expect(try #require(meeting.transcript?.speakers[1].talkMilliseconds) > 9_700)
  }

  @Test func `a meeting in which no time passed has no talk time`() throws {
    let meeting = try meeting(
      "[2026-03-02T09:00:00Z] Ann: Hello there.", from: "2026-03-02T09:00:00Z",
      to: "2026-03-02T09:00:00Z")
    #expect(meeting.transcript?.speakers.map(\.talkMilliseconds) == [nil])
    #expect(meeting.transcript?.turns.map(\.talkMilliseconds) == [nil])
  }

  @Test func `times that run back are warned of, and the order of the file stays`() throws {
    let meeting = try meeting(
      """
      [2026-03-02T09:05:14Z] Them: First
      [2026-03-02T09:00:41Z] Me: but earlier
      Them: no turn
      [2026-03-02T09:05:58Z] Me: then this
      """, from: "2026-03-02T09:00:00Z", to: "2026-03-02T09:30:00Z")
    #expect(
      meeting.warnings == [
        Warning(
          "the time of turn 2 is before that of the turn above it; the order is kept",
          at: "/transcript")
      ])
    #expect(
      meeting.transcript?.turns.map(\.text) == ["First", "but earlier\nThem: no turn", "then this"])
    let list = try BotStatusReader().meeting(from: [
      "bot_id": .string(Fixture.botID), "status": "completed",
      "transcript": .array(
        [3, 2, 2, 1].map {
          ["speaker": "Ann", "text": "x", "timestamp": .string("2026-03-02T09:00:0\($0)Z")]
        }),
    ])
    #expect(
      list.warnings.contains {
        $0.message
          == "the times of 2 turns are before those of the turns above them, the first at turn 2; the order is kept"
      })
  }
}
