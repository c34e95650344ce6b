import BotStatus
import JSONDocument
import MeetingModel
import Testing

@Suite struct SummaryTests: InsightSuite {
  @Test func `variations of scores and lists in a summary are understood, and prose stays`() throws
  {
    let insights = try insights(
      #"""
      {"summary":"Hello.\r\n\n## Overall Score: **7/10**\n\n**Strengths:**\n\n1. a\n2. b\n   more\n\nBetween.\n\n### Weaknesses\n* c\n\nCompetency scores:\n- Care: 8.5/10\n- Speed: **6**\nThe end."}
      """#)
    #expect(insights.overallScore?.number.spelling == "7")
    #expect(insights.strengths == [text("a"), text("b\nmore")])
    #expect(insights.weaknesses == [text("c")])
    #expect(insights.competencies.map(\.name) == ["Care", "Speed"])
    #expect(insights.competencies.map(\.score?.number.spelling) == ["8.5", "6"])
    let prose = try #require(
      { () -> String? in
        guard case .text(let text)? = insights.summary else { return nil }
        return text.source
      }())
    #expect(
      prose.split(whereSeparator: \.isWhitespace) == ["Hello.", "Between.", "The", "end."])
  }

  @Test(arguments: [
    "Strengths:\nNone.", "Overall Score: high", "Strengths: many",
    "Competency scores:\n- Care: good",
    "### Overview\n\nIt went well.\n\n1. **a**\n2. **b**\n", "- a\n- b", " spaced  ",
  ])
  func `a summary in which nothing is recognised stays to the byte`(summary: String) throws {
    let insights = try insights(
      String(decoding: JSONWriter.bytes(of: ["summary": .string(summary)]), as: UTF8.self))
    #expect(insights.summary == text(summary))
  }

  @Test(arguments: [
    // Three of four, other marks, another rounding.
    "Overall Score: 8.0/10\n\nStrengths:\n- **Clear plan**\n- knows pumps.\n- Calm\n",
    "**Overall Score:** 8/10\n\n## Areas for Improvement\n\n* Late\n",
    "Overall Score: 8.1/10", "Competency Scores:\n- Clarity: 8/10",
    "Strengths: Clear plan, calm; Knows pumps", "Decisions:\n* Ship it",
    "Next Steps:\n- Call Bob", "Action Items:\n- [ ] Send offer", "Topics:\n- Pumps",
    "Strengths:\n- Analysis pending - AI analysis unavailable\n- None identified", "N/A",
  ])
  func `a summary that only repeats the slots is not shown again`(summary: String) throws {
    let slots: JSONValue = [
      "overall_score": .number(try #require(JSONNumber(spelling: "8.05"))),
      "competency_scores": ["Clarity": 8],
      "strengths": ["Clear plan", "Knows pumps", "Calm", "Fast"],
      "weaknesses": ["Late"], "decisions": ["Ship it"], "next_steps": ["Call Bob"],
      "action_items": ["Send offer"], "topics": ["Pumps"],
    ]
    var object = try #require(slots.objectValue)
    let webhook = try BotStatusReader().meeting(from: [
      "event": "session_complete", "transcript_text": "Ann: Hi.", "summary": .string(summary),
      "insights": slots,
    ])
    object.members.append(.init(name: "summary", value: .string(summary)))
    let status = try BotStatusReader().meeting(from: [
      "status": "completed", "bot_id": .string(Fixture.botID), "insights": .object(object),
    ])
    for insights in [webhook.insights, status.insights] {
      #expect(insights?.summary == nil)
      #expect(insights?.sections == [])
      #expect(insights?.strengths.count == 4)
    }
  }

  @Test func `what a summary says beyond the slots is kept`() throws {
    let insights = try insights(
      #"""
      {"overall_score":8.4,"strengths":["Clear plan"],"competency_scores":{"Care":7},
      "summary":"It went well.\n\nOverall Score: 8.0/10\n\nStrengths:\n- Clear plan\n- New one\n\nCompetency Scores:\n- Care: 9/10"}
      """#)
    #expect(
      insights.summary
        == text(
          "It went well.\n\nOverall Score: 8.0/10\n\nStrengths:\n\n- New one\n\nCompetency Scores:\n- Care: 9/10"
        ))
  }

  @Test(arguments: [
    ("Long.\n\nSecond.", nil), ("long", nil), ("Long.\n\nThird.", "Third."), ("Short.", "Short."),
  ])
  func `of a webhook's summary beside another one only what is new is a section`(
    summary: String, section: String?
  ) throws {
    let meeting = try BotStatusReader().meeting(from: [
      "event": "session_complete", "summary": .string(summary),
      "insights": ["summary": "Long.\n\nSecond."],
    ])
    #expect(meeting.insights?.sections.map(\.value) == section.map { [text($0)] } ?? [])
  }

  @Test func `what a slot holds already is not overwritten by the summary`() throws {
    let insights = try insights(
      #"{"overall_score":5.0,"strengths":["x"],"summary":"Overall Score: 8/10\nStrengths:\n- a"}"#)
    #expect(insights.overallScore?.number.spelling == "5.0")
    #expect(insights.strengths == [text("x")])
    #expect(insights.summary == text("Overall Score: 8/10\nStrengths:\n- a"))
  }
}
