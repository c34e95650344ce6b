import BotStatus
import JSONDocument
import MeetingModel
import Testing
import TimeZones

@testable import Reports

/// The days on which action items are due.
@Suite struct WrittenDateTests {
  @Test(arguments: [
    "2026-03-06", "March 6, 2026", "Mar 6 2026", "6 March 2026", "6th of March, 2026",
    "Friday, March 6, 2026", "by March 6th, 2026", "06.03.2026", "6.3.2026", "2026/03/06",
    "6. März 2026", "Freitag, 6. März 2026", "6 mars 2026", "vendredi 6 mars 2026",
    "6 de marzo de 2026", "2026年3月6日", "\u{A0}6 March 2026 ",
  ])
  func `a date is its day`(text: String) {
    #expect(WrittenDate.day(in: text, zone: .utc).map(TimeText.isoDate) == "2026-03-06")
  }

  @Test(arguments: [
    "03/06/2026", "31.02.2026", "2026/13/01", "March 2026", "March 32, 2026", "6 March", "Friday",
    "06.03.26", "0.3.2026", "6 March 2026 or later", "Marching 6, 2026", "20260306", "", "2026/3",
    "6.3.99999999999999999999",
  ])
  func `any other text is none`(text: String) {
    #expect(WrittenDate.day(in: text, zone: .utc) == nil)
  }

  @Test(arguments: [("Europe/Oslo", "2026-03-07"), ("UTC", "2026-03-06")])
  func `a moment is due on its day in the zone, in whatever form`(
    zone: String, day: String
  ) throws {
    let meeting = try BotStatusReader().meeting(from: [
      "bot_id": "7d3a5b10-0c4e-4f7a-9b21-0000ba5a362f",
      "insights": ["action_items": [["task": "a", "due": "2026-03-06T23:30:00Z"]]],
    ])
    let options = RenderOptions(timeZone: try ZoneDatabase().zone(named: zone))
    for (pack, format, text) in [
      ("calendar", OutputFormat.calendar, "DUE;VALUE=DATE:" + day.filter { $0 != "-" } + "\r\n"),
      ("obsidian", .markdown, "📅 \(day)"), ("notes", .markdown, "**\(day.suffix(1)) March 2026**"),
    ] {
      let rendered = try Renderer(
        try PackLoader().load(pack), format: format, options: options
      ).text(meeting)
      #expect(rendered.contains(text), "\(pack)")
    }
  }
}
