import Foundation
import JSONDocument
import MeetingModel
import Testing
import TestSupport
import TimeZones

@testable import Reports

/// What notes say in each language, and what clocks show in their zone.
@Suite struct LanguageTests {
  static let languages = BuiltInPacks().languages(ofPack: "notes")

  private static func labels(
    _ language: String, in pack: String = "notes"
  ) throws -> [String: String] {
    return try JSONDecoder().decode(
      [String: String].self,
      from: Data(ProjectFolder.bytes(of: "Templates/\(pack)/labels.\(language).json")))
  }

  @Test(arguments: languages, ["notes", "site"])
  func `a language has every label, with the same places to fill`(
    language: String, pack: String
  ) throws {
    let english = try Self.labels("en", in: pack)
    let labels = try Self.labels(language, in: pack)
    for (name, text) in english {
      let label = try #require(labels[name], "\(name)")
      #expect(Self.places(in: label) == Self.places(in: text), "\(name)")
      #expect(!label.isEmpty && label.utf8.first != UInt8(ascii: " "), "\(name)")
    }
    let optional = ["day_", "zone_"]
    for name in labels.keys where english[name] == nil {
      #expect(optional.contains(where: name.hasPrefix), "\(name) is nowhere used")
    }
  }

  @Test(arguments: languages)
  func `a text may repeat the heading above it in each language`(language: String) throws {
    let labels = try Self.labels(language)
    for slot in InsightSlot.allCases where !slot.entry.titles.isEmpty {
      let name = slot == .competencyScores ? "competencies" : slot.rawValue
      guard let label = labels[name] else { continue }
      #expect(
        slot.entry.titles.contains(label), "InsightSlot.swift: the titles of \(slot) lack \(label)")
    }
  }

  private static func places(in label: String) -> Set<String> {
    Set(label.matches(of: /\{\w+\}/).map { String($0.output) })
  }

  @Test(arguments: [
    ("en", "2 March 2026", "1 h 23 min", "42%", "23:30–00:53 CET"),
    ("de", "2. März 2026", "1 Std. 23 Min.", "42\u{A0}%", "23:30–00:53 Uhr MEZ"),
    ("fr", "2 mars 2026", "1 h 23 min", "42\u{202F}%", "23:30–00:53 CET"),
    ("es", "2 de marzo de 2026", "1 h 23 min", "42\u{A0}%", "23:30–00:53 CET"),
    ("ja", "2026年3月2日", "1時間23分", "42%", "23:30～00:53（CET）"),
  ])
  func `dates, durations and times are the language's own`(
    language: String, date: String, duration: String, percent: String, range: String
  ) throws {
    let text = try render(
      "{{date(started_at)}}|{{duration}}|42{{labels.percent}}|{{time_range}}|{{date}}",
      from: "2026-03-02T22:30:00Z", to: "2026-03-02T23:53:10Z", language: language,
      zone: "Europe/Berlin", format: .html)
    #expect(text == "\(date)|\(duration)|\(percent)|\(range)|2026-03-02")
  }

  @Test func `the first of a month has a name of its own in French`() throws {
    let text = try render("{{date(started_at)}}\n", from: "2026-03-01T12:00:00Z", language: "fr")
    #expect(text == "1er mars 2026\n")
  }

  @Test(arguments: [("en", "8.5|8.5|85|8.5"), ("de", "8,5|8,5|85|8.5"), ("ja", "8.5|8.5|85|8.5")])
  func `numbers have the language's decimals where they are read, not where they are computed with`(
    language: String, expected: String
  ) throws {
    let template =
      "{{overall_score}}|{{insights.overall_score}}|{{percent(overall_score)}}|{{json(overall_score)}}"
    let pack = try TemplatePack.extendingNotes([
      "own.md.mustache": template + "\n", "own.jsonl.mustache": "[{{overall_score}}]\n",
    ])
    var meeting = Meeting(status: .completed)
    let score = try #require(JSONNumber(spelling: "8.5"))
    meeting.insights = Insights(received: ["overall_score": .number(score)])
    meeting.insights?.overallScore = Score(score)
    let options = RenderOptions(language: language)
    #expect(
      try Renderer(pack, format: .markdown, options: options).text(meeting) == expected + "\n")
    #expect(try Renderer(pack, format: .jsonLines, options: options).text(meeting) == "[8.5]\n")
  }

  @Test(arguments: [
    // Both ends of a meeting on the night that clocks change, forwards and back.
    ("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "01:30 CET – 03:30 CEST", "2026-03-29"),
    ("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "02:30 CEST – 02:30 CET", "2026-10-25"),
    ("2026-12-31T23:30:00Z", "2027-01-01T00:30:00Z", "00:30–01:30 CET", "2027-01-01"),
    ("2026-06-01T10:00:00Z", "2026-06-02T10:00:00Z", "12:00 CEST", "2026-06-01"),
  ])
  func `both ends of a meeting are told in the zone`(
    start: String, end: String, range: String, date: String
  ) throws {
    let text = try render(
      "{{time_range}}|{{date}}|{{started_at}}\n", from: start, to: end, zone: "Europe/Berlin")
    #expect(text == "\(range)|\(date)|\(start)\n")
  }

  @Test(arguments: [
    ("2026-03-02T22:30:00Z", "3 March 2026"),
    ("2026-03-02T22:30:59.123456Z", "3 March 2026"),
    ("2026-03-02T22:30Z", "3 March 2026"),
    ("2026-03-02T22:30:00+05:30", "3 March 2026"),
    ("2026-03-03T04:00:00+05:30", "3 March 2026"),
    ("2026-03-02T22:30:00-08:00", "3 March 2026"),
    // Without a zone it is what the clocks there show; a day is a day everywhere.
    ("2026-03-02T22:30:00", "2 March 2026"),
    ("2026-03-02", "2 March 2026"),
    // No days.
    ("2026-02-29", "2026-02-29"), ("2026-13-01", "2026-13-01"), ("2026-03-02X", "2026-03-02X"),
    ("2026-03-02T", "2026-03-02T"), ("2026-03-02T25:00:00Z", "2026-03-02T25:00:00Z"),
    ("2026-03-02T22:30:00+5", "2026-03-02T22:30:00+5"), ("tomorrow", "tomorrow"), ("", ""),
  ])
  func `a moment is told as the day that it is in the zone`(text: String, day: String) throws {
    let line = try render(
      "{{date(vars.x)}}", zone: "Asia/Tokyo", format: .html, variables: ["x": text])
    #expect(line == day)
  }

  @Test func `records stay in UTC`() throws {
    var meeting = Meeting(status: .completed)
    meeting.startedAt = Instant(seconds: 0)
    let options = RenderOptions(
      language: "de", timeZone: try ZoneDatabase().zone(named: "Asia/Tokyo"))
    let renderer = try Renderer(PackLoader().load("notes"), format: .jsonLines, options: options)
    #expect(try renderer.text(meeting).contains("\"started_at\":\"1970-01-01T00:00:00.000Z\""))
  }

  @Test func `a pack replaces labels, and what it says in English only is English elsewhere`()
    throws
  {
    let pack = try TemplatePack.extendingNotes([
      "labels.de.json": "{\"summary\": \"Kurz gesagt\"}",
      "labels.en.json": "{\"greeting\": \"Hello\", \"summary\": \"In short\"}",
      "own.html.mustache":
        "{{labels.summary}}|{{labels.greeting}}|{{labels.decisions}}|{{language}}",
    ])
    let renderer = try Renderer(
      pack, format: .html, options: RenderOptions(language: "de"))
    #expect(
      try renderer.text(Meeting(status: .completed)) == "Kurz gesagt|Hello|Entscheidungen|de")
  }

  @Test(arguments: languages)
  func `a page names its language`(language: String) throws {
    let renderer = try Renderer(
      PackLoader().load("notes"), format: .html, options: RenderOptions(language: language))
    #expect(try renderer.text(Sample.rich()).contains("<html lang=\"\(language)\">"))
  }

  private func render(
    _ template: String, from start: String? = nil, to end: String? = nil, language: String = "en",
    zone: String = "UTC", format: OutputFormat = .markdown, variables: [String: String] = [:]
  ) throws -> String {
    var meeting = Meeting(status: .completed)
    meeting.startedAt = start.map(Self.instant)
    meeting.completedAt = end.map(Self.instant)
    if let start = meeting.startedAt, let end = meeting.completedAt {
      meeting.durationMilliseconds = end.milliseconds(since: start)
    }
    let options = RenderOptions(
      variables: variables, language: language, timeZone: try ZoneDatabase().zone(named: zone))
    let pack = try TemplatePack.extendingNotes(["own.\(format.rawValue).mustache": template])
    return try Renderer(pack, format: format, options: options).text(meeting)
  }

  /// A moment of the form `2026-03-02T12:00:00Z`.
  private static func instant(_ text: String) -> Instant {
    let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
    return Instant(
      seconds: CivilTime(
        year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4],
        second: parts[5]
      ).secondsSinceEpoch)
  }
}
