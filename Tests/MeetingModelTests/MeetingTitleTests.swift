import JSONDocument
import MeetingModel
import Testing

@Suite struct MeetingTitleTests {
  private let start = Instant(seconds: 1_736_935_200)

  @Test func `the insights' own title counts most`() {
    var meeting = Meeting(status: .completed)
    meeting.room.name = "weekly-sync"
    meeting.startedAt = start
    meeting.insights = Insights(received: .null)
    meeting.insights?.title = "Launch"
    #expect(meeting.title == .given("Launch"))
    #expect(meeting.title.text == "Launch")
  }

  @Test func `room and date make the title where there is none`() {
    var meeting = Meeting(status: .completed)
    #expect(meeting.title.text == "Meeting")
    meeting.room.name = "weekly-sync"
    #expect(meeting.title.text == "weekly-sync")
    meeting.startedAt = start
    #expect(meeting.title == .composed(roomName: "weekly-sync", startedAt: start))
    #expect(meeting.title.text == "weekly-sync, 2025-01-15")
    meeting.room.name = nil
    #expect(meeting.title.text == "Meeting, 2025-01-15")
  }

  @Test func `the first turn's time stands in for an unknown start`() {
    var meeting = Meeting(status: .completed)
    meeting.transcript = Transcript(turns: [
      Turn(index: 1, text: "a"), Turn(index: 2, at: start, text: "b"),
      Turn(index: 3, at: Instant(seconds: 0), text: "c"),
    ])
    #expect(meeting.title == .composed(roomName: nil, startedAt: start))
  }

  @Test func `all speakers but the bot take part`() {
    var meeting = Meeting(status: .completed)
    #expect(meeting.participants == [])
    meeting.transcript = Transcript(speakers: [
      Speaker(name: "Ann", role: .human), Speaker(name: "PailBot", role: .bot),
      Speaker(name: "Bob"),
    ])
    #expect(meeting.participants == ["Ann", "Bob"])
  }
}
