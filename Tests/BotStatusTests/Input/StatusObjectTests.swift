import BotStatus
import JSONDocument
import MeetingModel
import Testing

@Suite struct StatusObjectTests {
  private let start = Instant(seconds: 1_736_935_200)

  @Test func `a running bot has its room and its start, and nothing else yet`() throws {
    let meeting = try Fixture.meeting("running")
    #expect(meeting.status == .running)
    #expect(meeting.botID == Fixture.botID)
    #expect(
      meeting.room
        == Room(
          url: "https://your-domain.daily.co/your-room", name: "your-room", provider: "Daily"))
    #expect(meeting.startedAt == start)
    #expect(meeting.completedAt == nil)
    #expect(meeting.durationMilliseconds == nil)
    #expect(meeting.transcript == nil)
    #expect(meeting.readiness == [.noTranscript, .noInsights])
    #expect(meeting.warnings == [])
    #expect(meeting.extra.members == [])
  }

  @Test func `the contract's example of a completed bot is read`() throws {
    let meeting = try Fixture.meeting("completed")
    #expect(meeting.status == .completed)
    #expect(meeting.durationMilliseconds == 1_800_000)
    #expect(meeting.transcript?.form == .unstructured)
    #expect(meeting.transcript?.turns.map(\.text) == ["Full transcript text here..."])
    #expect(meeting.questions.map(\.question) == ["What was discussed in the meeting?"])
    #expect(
      meeting.insights?.summary
        == .text(MarkdownText("Meeting covered key project milestones and action items...")))
    #expect(meeting.readiness == [])
  }

  @Test func `completed can come before the results are stored`() throws {
    let meeting = try Fixture.meeting("completed-not-stored-yet")
    #expect(meeting.status == .completed)
    #expect(meeting.readiness == [.noTranscript, .noInsights])
    #expect(meeting.insights == nil)
    #expect(meeting.warnings == [])
  }

  @Test func `a transcript without insights is wanting these only`() throws {
    let meeting = try Fixture.meeting("completed-without-insights")
    #expect(meeting.transcript?.turns.count == 2)
    #expect(meeting.readiness == [.noInsights])
  }

  @Test func `a failed bot has the service's message`() throws {
    let meeting = try Fixture.meeting("failed")
    #expect(meeting.status == .failed)
    #expect(meeting.error == "The room could not be joined: it is full.")
    #expect(meeting.transcript == nil)
  }

  @Test func `a failed bot may have a transcript nevertheless`() throws {
    let meeting = try Fixture.meeting("failed-with-transcript")
    #expect(meeting.status == .failed)
    #expect(meeting.error == "The connection was lost.")
    #expect(meeting.transcript?.turns.map(\.text) == ["How did it go?", "Well."])
  }

  @Test func `an unknown status is kept, treated as not finished, and warned of`() throws {
    let meeting = try Fixture.meeting("status-unknown")
    #expect(meeting.status == .unknown("archived"))
    #expect(!meeting.status.isFinal)
    #expect(
      meeting.warnings == [
        Warning("the status \"archived\" is unknown; it is treated as not finished", at: "/status")
      ])
  }

  @Test(arguments: ["fields-absent", "fields-null"])
  func `every field but the first three may be absent or null`(name: String) throws {
    let meeting = try Fixture.meeting(name)
    #expect(meeting.botID == Fixture.botID)
    #expect(meeting.room.name == "weekly-sync")
    #expect(meeting.startedAt == nil)
    #expect(meeting.transcript == nil)
    #expect(meeting.questions == [])
    #expect(meeting.insights == nil)
    #expect(meeting.error == nil)
    #expect(meeting.warnings == [])
    #expect(meeting.extra.members == [])
  }

  @Test func `unknown fields are kept in their order, numbers as they are spelt`() throws {
    let meeting = try Fixture.meeting("fields-unknown")
    let text = String(decoding: JSONWriter.bytes(of: .object(meeting.extra)), as: UTF8.self)
    #expect(
      text == #"{"zone":"eu-1","recording":{"url":null,"sizes":[1,2.50]},"cost_cents":12.0}"#)
    #expect(meeting.warnings.count == 1)
  }

  // MARK: What the service should not send

  @Test(arguments: [
    (#"{"bot_id":"b","status":"completed"}"#, "b"),
    (#"{"bot_id":17,"status":"completed"}"#, "17"),
    (#"{"bot_id":"","status":"completed"}"#, nil),
    (#"{"status":"completed"}"#, nil),
    (#"{"bot_id":null,"status":"completed"}"#, nil),
    (#"{"bot_id":["b"],"status":"completed"}"#, nil),
  ])
  func `an odd bot ID is kept as it is, with a warning`(text: String, id: String?) throws {
    let meeting = try BotStatusReader().meeting(in: Array(text.utf8))
    #expect(meeting.botID == id)
    #expect(meeting.warnings.count == 1)
  }

  @Test(arguments: [
    (#"{"bot_id":"x"}"#, ""),
    (#"{"bot_id":"x","status":null}"#, ""),
    (#"{"bot_id":"x","status":{"now":"running"}}"#, ""),
    (#"{"bot_id":"x","status":"Completed"}"#, "Completed"),
  ])
  func `a status that is wanting or odd is treated as not finished`(
    text: String, name: String
  ) throws {
    let meeting = try BotStatusReader().meeting(in: Array(text.utf8))
    #expect(meeting.status == .unknown(name))
    #expect(meeting.warnings.count == 2)
  }

  @Test func `fields of the wrong kind go to the extra members, in the answer's order`() throws {
    let text = #"""
      {"error":{"code":5},"status":7,"bot_id":"258b06fc-6bc9-4261-9f29-bc8a4474af0a",
      "room_url":["a"],"started_at":1736935200,"new":1,"completed_at":false}
      """#
    let meeting = try BotStatusReader().meeting(in: Array(text.utf8))
    #expect(
      meeting.extra.members.map(\.name)
        == ["error", "status", "room_url", "started_at", "new", "completed_at"])
    #expect(
      meeting.warnings.map(\.path)
        == ["/status", "/room_url", "/started_at", "/completed_at", "/error", nil])
    #expect(meeting.warnings.last?.message.contains("\"new\"") == true)
  }

  @Test func `of a field that is there twice the last counts and the others are kept`() throws {
    let text = #"{"status":"running","bot_id":"a","status":"completed","bot_id":"b"}"#
    let meeting = try BotStatusReader().meeting(in: Array(text.utf8))
    #expect(meeting.status == .completed)
    #expect(meeting.botID == "b")
    #expect(meeting.extra["status"] == "running")
    #expect(meeting.extra["bot_id"] == "a")
    #expect(meeting.warnings.map(\.path) == ["/bot_id", "/status", "/bot_id"])
  }

  @Test func `a bot that completes before it starts gets its duration from the turns`() throws {
    let text = #"""
      {"status":"completed","bot_id":"258b06fc-6bc9-4261-9f29-bc8a4474af0a",
      "started_at":"2025-01-15T10:00:00Z","completed_at":"2025-01-15T09:00:00Z",
      "transcript":"[2025-01-15T10:00:01Z] Ann: Hi.\n[2025-01-15T10:00:04.25Z] Bob: Bye."}
      """#
    let meeting = try BotStatusReader().meeting(in: Array(text.utf8))
    #expect(meeting.durationMilliseconds == 3_250)
    #expect(meeting.warnings.map(\.path) == ["/completed_at"])
  }
}
