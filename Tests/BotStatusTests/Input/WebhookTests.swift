import BotStatus
import JSONDocument
import MeetingModel
import Testing

@Suite struct WebhookTests {
  @Test func `a webhook payload is a completed meeting without ID and times`() throws {
    let meeting = try Fixture.meeting("webhook")
    #expect(meeting.status == .completed)
    #expect(meeting.botID == nil)
    #expect(meeting.room == Room(name: "weekly-sync"))
    #expect(meeting.startedAt == nil)
    #expect(meeting.durationMilliseconds == 1_800_000)
    #expect(meeting.transcript?.turns.map(\.text) == ["How did it go?", "Well."])
    #expect(meeting.insights?.summary == .text(MarkdownText("It went well.")))
    #expect(meeting.insights?.topics == [.text(MarkdownText("Launch"))])
    #expect(meeting.insights?.overallScore?.number.spelling == "7.5")
    #expect(meeting.readiness == [])
    #expect(meeting.warnings == [])
    #expect(meeting.extra.members == [.init(name: "summary", value: "It went well.")])
    #expect(meeting.insights?.received.objectValue?["summary"] == nil)
  }

  @Test(arguments: ["\"nobody\"", "17", "\"258b06fc-6bc9-4261-9f29-bc8a4474af0a\""])
  func `a payload to which a bot's ID was added loses nothing`(id: String) throws {
    let text = #"""
      {"event":"session_complete","bot_id":\#(id),"status":"completed",
      "transcript_text":"Ann: Hello.","summary":"Short."}
      """#
    let meeting = try BotStatusReader().meeting(in: Array(text.utf8))
    #expect(meeting.transcript?.turns.map(\.text) == ["Hello."])
    #expect(meeting.insights?.summary == .text(MarkdownText("Short.")))
    #expect(meeting.botID == id.replacing("\"", with: ""))
  }

  @Test func `why there are no insights is said, and IDs are kept`() throws {
    let meeting = try Fixture.meeting("webhook-insights-error")
    #expect(meeting.durationMilliseconds == 12_500)
    #expect(meeting.insights == nil)
    #expect(meeting.readiness == [.noInsights])
    #expect(
      meeting.warnings == [
        Warning(
          "the service has no insights: \"The model timed out.\"", at: "/insights_error"),
        Warning(
          "notes have no place for \"transcript_id\" (\"t-1\"); JSON Lines keep that in \"extra\""),
      ])
    #expect(meeting.extra["transcript_id"] == "t-1")
    #expect(meeting.extra["insights_error"] == "The model timed out.")
    #expect(meeting.extra["room_id"] == nil)
  }

  @Test func `a summary beside one in the insights is a section`() throws {
    let text = #"""
      {"event":"session_complete","transcript_text":"","summary":"Short.",
      "insights":{"summary":"Long."}}
      """#
    let meeting = try BotStatusReader().meeting(in: Array(text.utf8))
    #expect(meeting.insights?.summary == .text(MarkdownText("Long.")))
    #expect(
      meeting.insights?.sections == [
        InsightSection(key: "summary", title: "Summary", value: .text(MarkdownText("Short.")))
      ])
    #expect(meeting.readiness == [.noTranscript])
  }

  @Test func `a summary without insights is shown, and the insights are wanting`() throws {
    let text = #"{"event":"session_complete","summary":"Short.","insights":null}"#
    let meeting = try BotStatusReader().meeting(in: Array(text.utf8))
    #expect(meeting.insights?.summary == .text(MarkdownText("Short.")))
    #expect(meeting.insights?.received == .null)
    #expect(meeting.readiness == [.noTranscript, .noInsights])
  }

  @Test(arguments: [
    ("1800", 1_800_000), ("0", 0), ("0.0015", 2), ("\"90.5\"", 90_500), ("1e3", 1_000_000),
  ])
  func `the duration is read from a number or its text`(seconds: String, milliseconds: Int) throws {
    let text = #"{"transcript_text":"Ann: Hi.","duration_seconds":\#(seconds)}"#
    let meeting = try BotStatusReader().meeting(in: Array(text.utf8))
    #expect(meeting.durationMilliseconds == Int64(milliseconds))
    #expect(meeting.warnings == [])
  }

  @Test(arguments: ["-1", "1e300", "1e999", "\"half an hour\"", "[1]", "true"])
  func `a duration that is none is kept with a warning`(seconds: String) throws {
    let text = #"{"transcript_text":"Ann: Hi.","duration_seconds":\#(seconds)}"#
    let meeting = try BotStatusReader().meeting(in: Array(text.utf8))
    #expect(meeting.durationMilliseconds == nil)
    #expect(meeting.warnings.map(\.path) == ["/duration_seconds"])
    #expect(meeting.extra.members.map(\.name) == ["duration_seconds"])
  }
}
