import MeetingModel
import Testing

@testable import BotStatus

/// Markup around titles.
@Suite struct TitleTextTests: InsightSuite {
  @Test(arguments: [
    ("**Weekly sync**", "Weekly sync"), ("# Weekly sync", "Weekly sync"),
    ("## **Weekly sync** ##", "Weekly sync"), ("***Weekly sync***", "Weekly sync"),
    (" _Weekly sync_ ", "Weekly sync"), ("`Weekly sync`", "Weekly sync"), ("# C#", "C#"),
  ])
  func `markup around all of a title is removed`(title: String, plain: String) throws {
    #expect(TitleText.plain(title) == plain)
    #expect(try insights(#"{"title":"\#(title)"}"#).title == plain)
  }

  @Test(arguments: [
    "Weekly *sync*", "*a* and *b*", "# 1 in pumps", "#1", "#", "# ", "**", "****", "* a *", "_a_b_",
    "#weekly", "**a\\**", "** a **", "2 * 3", "Ann & Bob",
  ])
  func `any other title stays as it is`(title: String) {
    #expect(TitleText.plain(title) == title.trimmed)
  }

  @Test func `the summary does not repeat a title with markup`() throws {
    let insights = try insights(##"{"title":"# Weekly sync","summary":"# Weekly sync\n\nTwo."}"##)
    #expect(insights.summary == text("Two."))
  }
}
