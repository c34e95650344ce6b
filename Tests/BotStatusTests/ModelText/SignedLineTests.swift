import JSONDocument
import MeetingModel
import Testing

@testable import BotStatus

/// Values of one line that begin with a sign and a quantity.
@Suite struct SignedLineTests: InsightSuite {
  @Test(arguments: [
    "> 50 employees", ">50", ">= 5", ">=5 %", "> -3", "> ~5", "> €2M", "> EUR 2M", "> .5 %", "- 3%",
    "-  3 pumps", "- €5k", "- $1.2M", "+ 5%", "+ .5", "# 1", "# 12 in Norway", "# of pumps: 5",
    "- 3.5 %", "> 6 weeks", "> 1.5", "+ ５",
  ])
  func `a sign before a quantity is text`(line: String) throws {
    #expect(ModelText.markdown(line) == "\\" + line)
    let insights = try insights(#"{"a":"\#(line)","b":{"c":"\#(line)"}}"#)
    #expect(insights.sections.first?.value == text("\\" + line))
  }

  @Test(arguments: [
    "- Buy milk", "# Summary", "> We need it.", "- 2026-03-06: order", "- 09:00 start", "- 1. a",
    "> 1. a", "> 50.",
    "# 1. Plan", "# 2026-03-06 Notes", "## 1", "-5", "+5 %", "#1", "< 5", "~ 5", "* 5", "- [ ] 3 a",
    "# offer", "> 50 people\n> said so", "- 3 a\n- 4 b", "", "> ", "-", "- ", "#",
  ])
  func `other lines stay as they are`(line: String) {
    #expect(ModelText.markdown(line) == line)
  }

  @Test func `items keep the signs of quantities, and lose those of lists`() throws {
    let insights = try insights(
      ##"{"decisions":["> 50 pumps","# of cranes: 2","Go"],"topics":["- 3 pumps","- 4 cranes"],"next_steps":"> 3 quotes","rates":["Growth","- €5k","+ 4 people"]}"##
    )
    #expect(
      insights.decisions == [text("\\> 50 pumps"), text("\\# of cranes: 2"), text("Go")])
    #expect(insights.topics == [text("3 pumps"), text("4 cranes")])
    #expect(insights.nextSteps == [text("\\> 3 quotes")])
    #expect(
      insights.sections.map(\.value)
        == [.list([text("Growth"), text("\\- €5k"), text("\\+ 4 people")])])
  }

  @Test func `white space around a line is no reason for a sign to go`() {
    #expect(ModelText.markdown("  > 50 \n") == "\\> 50")
    #expect(ModelText.markdown("\t- 3%\r\n") == "\\- 3%")
  }
}
