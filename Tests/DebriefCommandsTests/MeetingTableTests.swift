import Archive
import MeetingModel
import Testing
import TestSupport
import TimeZones

@testable import DebriefCommands

struct MeetingTableTests {
  private static func line(title: String, people: [String]) throws -> MeetingLine {
    let id = try #require(BotID("258b06fc-6bc9-4261-9f29-bc8a4474af0a"))
    let meeting = ArchivedMeeting(
      startedAt: Instant(seconds: 1_772_359_200), length: 5_400, title: title, people: people)
    return MeetingLine(
      listed: ListedMeeting(
        position: 1, id: id, state: .done, status: "completed", reason: nil, meeting: meeting),
      timeZone: .utc, speakerNames: [:])
  }

  private static let usual = ["Ann Lee", "Ben Okonkwo", "Keiko Tamura"]

  @Test(arguments: [
    (
      200,
      "2026-03-01 10:00  Weekly project meeting  Ann Lee, Ben Okonkwo, Keiko Tamura  1 h 30 min"
        + "  done  258b06fc-6bc9-4261-9f29-bc8a4474af0a"
    ),
    (
      120,
      "2026-03-01 10:00  Weekly project meeting  Ann Lee, Ben Okonkwo,…  1 h 30 min  done"
        + "  258b06fc-6bc9-4261-9f29-bc8a4474af0a"
    ),
    (
      100,
      "2026-03-01 10:00  Weekly project …  Ann Lee…  1 h 30 min  done"
        + "  258b06fc-6bc9-4261-9f29-bc8a4474af0a"
    ),
    (
      85,
      "2026-03-01 10:00  Weekly pro…  1 h 30 min  done  258b06fc-6bc9-4261-9f29-bc8a4474af0a"
    ),
  ])
  func `columns fit the terminal, and the ID is whole`(width: Int, text: String) throws {
    var table = MeetingTable()
    table.add(try Self.line(title: "Weekly project meeting", people: Self.usual).cells)
    let line = try #require(table.lines(width: width).first)
    #expect(line.hasSuffix("258b06fc-6bc9-4261-9f29-bc8a4474af0a"))
    #expect(Terminal.columns(of: line) <= width)
    #expect(line == text)
  }

  @Test func `wide characters take two columns, and marks none`() throws {
    #expect(Terminal.columns(of: "予算 e\u{301}") == 6)
    #expect(Terminal.fitted("予算会議", to: 5) == "予算…")
    #expect(Terminal.fitted("予算会議", to: 4) == "予…")
    #expect(Terminal.fitted("予算", to: 4) == "予算")
    var table = MeetingTable()
    table.add(try Self.line(title: "予算", people: ["王"]).cells)
    table.add(try Self.line(title: "Plan", people: ["Jo"]).cells)
    let lines = table.lines(width: 120)
    #expect(Set(lines.map(Terminal.columns(of:))).count == 1)
  }

  @Test func `nothing in a meeting acts on a terminal`() throws {
    let texts = ["\u{1B}[2Jgone", "\u{9B}31m", "a\u{202E}b\u{2066}", "x\ty\r\nz", "\0\u{7F}\u{85}"]
    for text in texts + HostileText.texts(500, seed: 11) {
      let cells = try Self.line(title: text, people: [text, "Ben"]).cells
      #expect(cells.count == MeetingLine.Column.allCases.count)
      var table = MeetingTable()
      table.add(cells)
      for shown in [cells.joined(separator: "|")] + table.lines(width: 100) {
        #expect(
          !shown.unicodeScalars.contains {
            $0.value < 0x20 || (0x7F...0x9F).contains($0.value)
              || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
          }, "\(text.debugDescription)")
      }
    }
  }
}
