import JSONDocument
import MeetingModel
import Testing

@Suite struct InsightSlotTests {
  @Test func `a list that is set is there, and one that is emptied leaves nothing`() {
    var insights = Insights(received: .null)
    for slot in InsightSlot.lists { insights[slot] = [.text(MarkdownText(slot.rawValue))] }
    #expect(insights.decisions == [.text(MarkdownText("decisions"))])
    #expect(insights.nextSteps == [.text(MarkdownText("next_steps"))])
    for slot in InsightSlot.lists { insights[slot] = [] }
    #expect(insights == Insights(received: .null))
  }

  @Test func `a slot that has a property of its own holds no list`() {
    var insights = Insights(received: .null)
    insights[.summary] = [.boolean(true)]
    #expect(insights == Insights(received: .null))
  }

  @Test func `evidence is searched for and listed in the order of the records`() {
    #expect(
      InsightSlot.searched.prefix(5) == [
        .strengths, .weaknesses, .decisions, .actionItems, .nextSteps,
      ])
    #expect(
      InsightSlot.searched.map(\.entry.searchPlace) == Array(1...InsightSlot.searched.count))
  }
}
