import BotStatus
import Reports
import Testing
import TimeZones

/// Dates and moments among the insights, and titles that the program gives.
@Suite struct InsightMomentTests {
  private func text(
    _ insights: String, format: OutputFormat = .markdown, language: String = "en",
    zone: String = "Europe/Berlin", questions: String = "null"
  ) throws -> String {
    let answer = #"""
      {"status":"completed","bot_id":"258b06fc-6bc9-4261-9f29-bc8a4474af0a","transcript":"A: b",
      "qa_pairs":\#(questions),"insights":\#(insights)}
      """#
    let meeting = try BotStatusReader().meeting(in: Array(answer.utf8))
    let options = RenderOptions(
      language: language, timeZone: try ZoneDatabase().zone(named: zone))
    return try Renderer(PackLoader().load("notes"), format: format, options: options).text(meeting)
  }

  @Test(arguments: [
    ("2026-03-09T14:00:00Z", "9 March 2026, 15:00 CET"),
    ("2026-03-09T14:00:00+01:00", "9 March 2026, 14:00 CET"),
    ("2026-07-09T23:30Z", "10 July 2026, 01:30 CEST"),
    ("2026-03-09T14:00:07.000Z", "9 March 2026, 15:00:07 CET"),
    ("2026-03-09T14:00", "9 March 2026, 14:00"), ("2026-03-09", "9 March 2026"),
  ])
  func `a moment is shown in local time of the notes`(value: String, shown: String) throws {
    let insights =
      #"{"next":"\#(value)","list":["\#(value)"],"rows":[{"a":"\#(value)","b":1},{"a":"x","b":2}]}"#
    let markdown = try text(insights)
    #expect(markdown.contains("\n\(shown)\n"), "\(markdown)")
    #expect(markdown.contains("\n- \(shown)\n"), "\(markdown)")
    #expect(markdown.contains("| \(shown) |"), "\(markdown)")
    #expect(try text(insights, format: .html).contains("<td>\(shown)</td>"))
    #expect(try text(insights, format: .jsonLines).contains(#""next":"\#(value)""#))
  }

  @Test(arguments: [
    "2026-02-30T14:00:00Z", "2026-03-09T25:00:00Z", "2026-03-09 14:00", "at 2026-03-09T14:00:00Z",
  ])
  func `any other text stays as it is`(value: String) throws {
    let page = try text(#"{"next":"\#(value)"}"#, format: .html)
    #expect(page.contains(value))
  }

  @Test func `a key that is a date is shown as one`() throws {
    let insights = #"{"milestones":{"2026-03-06":"Order"},"2026-05-01":"Delivery"}"#
    let markdown = try text(insights)
    #expect(markdown.contains("- **6 March 2026:** Order"))
    #expect(markdown.contains("## 1 May 2026"))
    #expect(try text(insights, format: .html, language: "de").contains("6. März 2026"))
  }

  @Test(arguments: [
    ("de", "Ohne Titel", "Gruppe", "Bewertete Antwort"),
    ("fr", "Sans titre", "Groupe", "Réponse évaluée"),
    ("es", "Sin título", "Grupo", "Respuesta evaluada"), ("ja", "無題", "グループ", "評価対象の回答"),
    ("en", "Untitled", "Group", "Assessed answer"),
  ])
  func `titles that the program gives are in the language of the notes`(
    language: String, untitled: String, group: String, answer: String
  ) throws {
    let insights =
      #"{"":"x","o":{" ":"y"},"action_items":{"high":["a"]},"question_assessments":[{"question":"Why?","answer":"five","score":8}]}"#
    let questions = #"[{"question":"Why?","answer":"six"}]"#
    for format in [OutputFormat.markdown, .html] {
      let shown = try text(insights, format: format, language: language, questions: questions)
      for title in [untitled, group, answer] {
        #expect(shown.contains(title), "\(title) in \(format)")
      }
    }
  }
}
