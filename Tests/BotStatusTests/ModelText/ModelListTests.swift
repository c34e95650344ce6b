import JSONDocument
import MeetingModel
import Testing

@testable import BotStatus

/// Lists, documents and titles in the slots of the insights.
@Suite struct ModelListTests: InsightSuite {
  @Test func `a list in a string keeps its nesting`() throws {
    let insights = try insights(
      #"{"action_items":"- [ ] Prepare the order\n  - [x] ask for two quotes\n- [x] Book a crane","next_steps":"1. Order\n   - pumps\n2. Build"}"#
    )
    #expect(
      insights.actionItems.map(\.task)
        == [text("Prepare the order\n- [x] ask for two quotes"), text("Book a crane")])
    #expect(insights.actionItems.map(\.isDone) == [false, true])
    #expect(insights.nextSteps == [text("Order\n- pumps"), text("Build")])
  }

  @Test func `items that bring their own signs have them once, wherever they are`() throws {
    let insights = try insights(
      #"{"strengths":["- Clear plan","• Calm"],"topics":"– Pumps\n– Cranes","decisions":"• One","risks":["1. a","2. b"],"action_items":["☑ a","[ ] b",{"task":"- c"},{"task":"[x] d"}],"clubs":["1. FC Köln","Hertha"]}"#
    )
    #expect(insights.strengths == [text("Clear plan"), text("Calm")])
    #expect(insights.topics == [text("Pumps"), text("Cranes")])
    #expect(insights.decisions == [text("One")])
    #expect(insights.actionItems.map(\.task) == ["a", "b", "c", "d"].map(text))
    #expect(insights.actionItems.map(\.isDone) == [true, false, false, true])
    #expect(
      insights.sections.map(\.value)
        == [.list([text("a"), text("b")]), .list([text("1\\. FC Köln"), text("Hertha")])])
  }

  @Test func `a JSON document in a fence is its value in every slot`() throws {
    let fenced = try insights(
      #"{"summary":"```json\n{\"a\":1}\n```","action_items":"~~~\n[{\"task\":\"x\",\"owner\":\"Ann\"}]\n~~~","strengths":" ```\n[\"a\"]\n``` ","competency_scores":"```json\n{\"care\":8}\n```","other":"```json\n{\"b\":[true]}\n```"}"#
    )
    let plain = try insights(
      #"{"summary":"{\"a\":1}","action_items":"[{\"task\":\"x\",\"owner\":\"Ann\"}]","strengths":"[\"a\"]","competency_scores":"{\"care\":8}","other":"{\"b\":[true]}"}"#
    )
    #expect(fenced.summary == plain.summary)
    #expect(fenced.actionItems == plain.actionItems)
    #expect(fenced.actionItems.first?.owner == "Ann")
    #expect(fenced.strengths == [text("a")])
    #expect(fenced.competencies == plain.competencies)
    #expect(fenced.sections == plain.sections)
  }

  @Test func `a text does not repeat the title above it`() throws {
    let insights = try insights(
      ###"{"summary":"# Pump order\n\n## Summary\n\nTwo.","title":"Pump order","decisions":"## Decisions\n- a\n- b","risks":"**Risks:**\n\nnone","nested":{"sub_part":"# Sub part\nx"},"action_items":"Action items:\n- c"}"###
    )
    #expect(insights.summary == text("Two."))
    #expect(insights.decisions == [text("a"), text("b")])
    #expect(insights.actionItems.map(\.task) == [text("c")])
    #expect(
      insights.sections.map(\.value)
        == [
          text("none"),
          .sections([InsightSection(key: "sub_part", title: "Sub part", value: text("x"))]),
        ])
  }

  @Test func `what is shown leads to what was received`() throws {
    let insights = try insights(#"{"summary":"```md\nb\n```","strengths":["- a"]}"#)
    #expect(insights.summary == text("b"))
    #expect(insights.strengths == [text("a")])
    let path = insights.strengths.first?.leadingText?.path
    #expect(path == InsightPath(list: "strengths", item: 0))
    #expect(insights.received.objectValue?["strengths"] == ["- a"])
  }

  @Test func `notes that are a list have the sign of each item once`() throws {
    let meeting = try meeting(
      #"{"question_assessments":[{"question":"q","score":1,"notes":["- a","• b","c\nd"]}]}"#)
    #expect(meeting.questions.first?.notes?.source == "- a\n- b\n- c\n  d")
  }

  @Test func `a list below a label of the summary keeps its nesting`() throws {
    let insights = try insights(#"{"summary":"Strengths:\n- a\n  - b\n- c\n\nAnd so on."}"#)
    #expect(insights.strengths == [text("a\n- b"), text("c")])
    #expect(insights.summary == text("And so on."))
  }

  @Test(arguments: [
    ("- a\n- b\n\nThen more.", ["a", "b", "Then more."]),
    ("1. a\n2. b\n\nNote", ["a", "b", "Note"]),
    (
      "- Call the client about\nthe budget\n- Send the offer",
      ["Call the client about\nthe budget", "Send the offer"]
    ),
    ("- a\n- b\n# Later\n- c", ["a", "b", "# Later\n- c"]),
    ("- a\n- b\n> said", ["a", "b", "> said"]),
    ("- a\n- b\n```\nx\n```", ["a", "b", "```\nx\n```"]),
    ("- a\n- b\n\n---\n", ["a", "b"]),
    ("- a\n- b\n\n---\nc", ["a", "b", "c"]),
    ("- a\n- b\nLater:\n- c", ["a", "b", "Later:\n- c"]),
    ("- a\n\nLater:\n\n- c", ["a", "Later:\n\n- c"]),
    ("- a\n\nmore", ["a\n\nmore"]),
    ("- a\n  - b\n- c\nlazy\n\nend", ["a\n- b", "c\nlazy", "end"]),
  ])
  func `a list is its items, and what follows is one of its own`(
    source: String, items: [String]
  ) throws {
    let quoted = JSONValue.string(source).text
    let insights = try insights(
      #"{"next_steps":\#(quoted),"strengths":[\#(quoted)],"action_items":[\#(quoted)]}"#)
    #expect(insights.nextSteps == items.map(text))
    #expect(insights.strengths == items.map(text))
    #expect(insights.actionItems.map(\.task) == items.map(text))
  }

  @Test(arguments: [
    ("2.", "2\\."), ("12)", "12\\)"), ("1. 2.", "1\\. 2\\."), ("> 3.", "\\> 3\\."),
    ("007.", "007\\."),
    ("1.5", "1.5"), ("3.a", "3.a"), ("1234567890.", "1234567890."),
  ])
  func `a text that is only a number with a point is not a list`(
    source: String, shown: String
  ) throws {
    let insights = try insights(
      #"{"summary":"\#(source)","decisions":["a","\#(source)"],"topics":"\#(source)","action_items":[{"task":"\#(source)"},"\#(source)"]}"#
    )
    #expect(insights.summary == text(shown))
    #expect(insights.decisions == [text("a"), text(shown)])
    #expect(insights.topics == [text(shown)])
    #expect(insights.actionItems.map(\.task) == [text(shown), text(shown)])
  }
}
