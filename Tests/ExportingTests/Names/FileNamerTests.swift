import JSONDocument
import MeetingModel
import Testing
import TimeZones

@testable import Exporting

struct FileNamerTests {
  private func meeting(
    id: String? = "258b06fc-6bc9-4261-9f29-bc8a4474af0a", room: String? = "Weekly Sync"
  ) -> Meeting {
    var meeting = Meeting(status: .completed)
    meeting.botID = id
    meeting.room.name = room
    meeting.startedAt = Instant(seconds: 1_772_445_600)
    return meeting
  }

  private func name(_ meeting: Meeting) -> String {
    FileNamer().shortName(for: meeting)
  }

  @Test func `a name is the date, the room and the end of the ID`() {
    #expect(name(meeting()) == "2026-03-02-weekly-sync-bc8a4474af0a")
  }

  @Test func `the title that the insights give takes the place of the room`() {
    var titled = meeting()
    titled.insights = Insights(received: .null)
    titled.insights?.title = "Q3: Plan"
    #expect(name(titled) == "2026-03-02-q3-plan-bc8a4474af0a")
    let hiding = FileNamer(usesTitle: false)
    #expect(hiding.shortName(for: titled) == "2026-03-02-weekly-sync-bc8a4474af0a")
    titled.insights?.title = "…"
    #expect(name(titled) == "2026-03-02-weekly-sync-bc8a4474af0a")
  }

  @Test func `the date is that of the zone, as it is in the notes`() throws {
    let namer = FileNamer(timeZone: try ZoneDatabase().zone(named: "Pacific/Auckland"))
    var evening = meeting()
    evening.startedAt = Instant(seconds: 1_772_452_800)
    #expect(namer.shortName(for: evening) == "2026-03-03-weekly-sync-bc8a4474af0a")
  }

  @Test func `what is not known is left out`() {
    var unknown = meeting(room: nil)
    unknown.startedAt = nil
    #expect(name(unknown) == "bc8a4474af0a")
  }

  @Test func `an ID that is none is named by its hash`() {
    let hostile = name(meeting(id: "../../etc/passwd", room: nil))
    #expect(hostile == "2026-03-02-\(hostile.suffix(12))")
    #expect(hostile.allSatisfy { $0.isHexDigit || $0 == "-" })
  }

  @Test(arguments: [
    "..", "/etc/passwd", "a\0b", "CON", "a\nb", "con.txt", "\u{202E}gpj.exe", "C:\\x", "~", "-rf",
    String(repeating: "x", count: 5_000), String(repeating: "会", count: 5_000), "  ", "*?<>|",
    "é\u{301}\u{301}", "%2e%2e%2f", ".hidden",
  ])
  func `no room makes a name unsafe`(room: String) {
    let name = name(meeting(room: room))
    #expect(name.utf8.count + ".new-2.jsonl".utf8.count <= FileNamer.maximumLength)
    #expect(name.hasPrefix("2026-03-02-"))
    #expect(name.hasSuffix("bc8a4474af0a"))
    #expect(
      name.unicodeScalars.allSatisfy {
        $0 == "-" || $0.properties.isAlphabetic || $0.properties.numericType != nil
          || $0.properties.isDiacritic
      })
    #expect(!name.contains("--"))
  }
}
