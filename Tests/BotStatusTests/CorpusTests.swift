import BotStatus
import JSONDocument
import MeetingModel
import Testing

@Suite(.enabled(if: Shared.isThere, Shared.comment))
struct CorpusTests {
  @Test func `all 35 meetings are read`() throws {
    var turns = 0
    for file in try Shared.files(in: "corpus") {
      let meeting = try BotStatusReader().meeting(in: Shared.bytes(of: "corpus/" + file))
      #expect(meeting.startedAt != nil)
      #expect(meeting.durationMilliseconds != nil)
      #expect(meeting.warnings == [])
      turns += meeting.transcript?.turns.count ?? 0
    }
    #expect(turns == 20_123)
  }
}
