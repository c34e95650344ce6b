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

  @Test func `what a slot holds already is not overwritten by the summary`() throws {
    let insights = try insights(
      #"{"overall_score":5.0,"strengths":["x"],"summary":"Overall Score: 8/10\nStrengths:\n- a"}"#)
    #expect(insights.overallScore?.number.spelling == "5.0")
    #expect(insights.strengths == [text("x")])
    #expect(insights.summary == text("Overall Score: 8/10\nStrengths:\n- a"))
  }
}
