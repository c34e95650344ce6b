import BotStatus
import JSONDocument
import MeetingModel
import Testing

/// A suite about how insights are read.
protocol InsightSuite {}

extension InsightSuite {
  func meeting(_ insights: String) throws -> Meeting {
    let text = #"""
      {"status":"completed","bot_id":"\#(Fixture.botID)","transcript":"Ann: Hi.",
      "insights":\#(insights)}
      """#
    return try BotStatusReader().meeting(in: Array(text.utf8))
  }

  func insights(_ insights: String) throws -> Insights {
    try #require(try meeting(insights).insights)
  }

  func text(_ source: String) -> InsightValue {
    .text(MarkdownText(source))
  }
}
