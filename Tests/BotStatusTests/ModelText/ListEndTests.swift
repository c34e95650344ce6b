import JSONDocument
import MeetingModel
import Testing
import TestSupport

@testable import BotStatus

/// Labels on the line below a list.
@Suite struct ListEndTests: InsightSuite {
  @Test(arguments: [
    ("- a\n**Goals:**\n- b", "- a\n\n**Goals:**\n- b"),
    ("- a\n**Goals**\n- b", "- a\n\n**Goals**\n- b"),
    ("- a\n__Goals__:\n- b", "- a\n\n__Goals__:\n- b"),
    ("- a\n**Budget:** 5k", "- a\n\n**Budget:** 5k"),
    ("- a\n**Budget**: 5k", "- a\n\n**Budget**: 5k"),
    ("- a\n**Budget** – 5k", "- a\n\n**Budget** – 5k"),
    ("* a\nWants:\n* b", "* a\n\nWants:\n* b"),
    ("1. a\n2. b\nNext meeting: 15 March", "1. a\n2. b\n\nNext meeting: 15 March"),
    ("- a\n  - b\nGoals:\n- c", "- a\n  - b\n\nGoals:\n- c"),
    ("- a\n  more\nGoals:\n- c", "- a\n  more\n\nGoals:\n- c"),
    ("- a\nmore of it\nGoals:\n- c", "- a\nmore of it\n\nGoals:\n- c"),
    ("• a\n• b\nZiele：\n• c", "- a\n- b\n\nZiele：\n- c"),
    ("- a\r\n**Goals:**\r\n- b", "- a\r\n\n**Goals:**\r\n- b"),
    ("- a\nneeds:\n- b", "- a\n\nneeds:\n- b"),
  ])
  func `a label below a list begins a paragraph`(text: String, markdown: String) {
    #expect(ModelText.markdown(text) == markdown)
  }

  @Test(arguments: [
    "- a long\nsentence that goes on", "1. Call\n2. Ring\nThen rest.",
    "- We must be\n**very careful** here", "- We met at\n10:30 and left",
    "- See\nhttps://a.example/b",
    "- Mara said that we\nneed these:\n  - pumps", "- Pumps\nOwner: Odd\n- Crane\nOwner: Mara",
    "- Pumps\n**Owner:** Odd\n**Due:** Friday\n- Crane\n**Owner:** Mara",
    "- The note says\nIt was late, and he said: go", "- a\n\nGoals:\n- b", "Needs:\n- a",
    "- a\n  Goals: b",
    "```\n- a\nGoals:\n```", "- a\n# Goals:", "text\nGoals:\n- b", "> - a\n> **Goals:**",
  ])
  func `other lines go on with the item`(text: String) {
    #expect(ModelText.markdown(text) == text)
  }

  @Test func `a text in a list has its labels apart, and action items keep what is below them`()
    throws
  {
    let insights = try insights(
      #"{"strengths":"Technical:\n- fast\nCulture:\n- kind","action_items":"- Order\nOwner: Odd"}"#)
    #expect(insights.strengths == [text("Technical:\n- fast"), text("Culture:\n- kind")])
    #expect(insights.actionItems.count == 1)
  }

  @Test(arguments: [
    "**Budget:**\n- ok\nso it is.", "**Budget:**\n- ok\n\nThat is all.", "**Budget:**\n- ok",
    "It is:\n\nDone:\n- a",
    "**Budget:** 5k\n**Scope:**\n- small",
  ])
  func `a text that is not only labels with lists is one item`(text: String) throws {
    let value = String(decoding: JSONWriter.bytes(of: .string(text)), as: UTF8.self)
    #expect(try insights(#"{"decisions":\#(value)}"#).decisions == [self.text(text)])
  }

  /// Lines of lists, labels and sentences, with words that stand in them once each.
  private func text(using random: inout SplitMix64) -> String {
    let parts = [
      "- w", "  - w", "* w", "1. w", "2) w", "w", "W:", "w:", "**W:**", "**W:** w", "**W** w",
      "W: w", "",
      "  w", "# w", "> w", "| w |", "```", "---", "__W__", "    w", "W：w", "\t- w", "• w", "**",
      "__", ":",
    ]
    let count = Int.random(in: 1...9, using: &random)
    return (0..<count).map { number in
      (parts.randomElement(using: &random) ?? "").replacing("w", with: "w\(number)w")
        .replacing("W", with: "W\(number)W")
    }.joined(separator: "\n")
  }

  @Test func `only empty lines are added, and once`() {
    var random = SplitMix64(seed: 77)
    var count = 0
    for _ in 0..<20_000 {
      let text = text(using: &random)
      guard let separated = ListEnd.separated(in: text) else { continue }
      count += 1
      #expect(ListEnd.separated(in: separated) == nil, "\(text.debugDescription)")
      let lines = { (text: String) in
        text.split(separator: "\n", omittingEmptySubsequences: true).map { String($0) }
      }
      #expect(lines(separated) == lines(text), "\(text.debugDescription)")
      #expect(separated.utf8.count > text.utf8.count)
    }
    #expect(count > 1_000)
  }
}
