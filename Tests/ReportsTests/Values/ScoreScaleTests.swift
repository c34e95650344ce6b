import BotStatus
import Reports
import Testing

/// Scores that are not out of ten.
@Suite struct ScoreScaleTests {
  private func text(_ scores: String, format: OutputFormat) throws -> String {
    let answer = #"""
      {"status":"completed","bot_id":"258b06fc-6bc9-4261-9f29-bc8a4474af0a","transcript":"A: b",
      "insights":{"overall_score":8,"competency_scores":\#(scores)}}
      """#
    let meeting = try BotStatusReader().meeting(in: Array(answer.utf8))
    return try Renderer(PackLoader().load("notes"), format: format).text(meeting)
  }

  @Test(arguments: [
    (#"{"score":3,"max_score":5}"#, "- **D:** 3/5\n"), ("85", "- **D:** 85\n"),
    ("-1", "- **D:** -1\n"), ("7.5", "- **D:** 7.5/10\n"), (#""high""#, "- **D:** high\n"),
    (#"{"score":3,"out_of":5,"notes":"ok"}"#, "- **D:** 3/5 ok\n"),
  ])
  func `a score has its scale behind it, if that is known`(score: String, line: String) throws {
    let markdown = try text(#"{"D":\#(score)}"#, format: .markdown)
    #expect(markdown.contains("\n" + line))
    #expect(!markdown.contains("Max score"))
  }

  @Test(
    arguments: [
      (#"{"score":3,"max_score":5}"#, "3 / 5", "60%"), ("85", "85", nil), ("-1", "-1", nil),
      ("7", "7", "70%"),
    ] as [(String, String, String?)])
  func `a bar has the length of the score on its scale`(
    score: String, value: String, width: String?
  ) throws {
    let page = try text(#"{"D":\#(score)}"#, format: .html)
    let row = try #require(page.split(separator: ">D</span>").last)
    let item = row.prefix(upTo: row.firstRange(of: "</li>")?.lowerBound ?? row.endIndex)
    #expect(item.contains(">\(value)</span>"))
    #expect(item.contains("<svg") == (width != nil))
    if let width { #expect(item.contains("class=\"fill\" width=\"\(width)\"")) }
  }
}
