import JSONDocument
import MeetingModel
import Testing

@testable import BotStatus

/// Sentences around the lists of texts.
@Suite struct ActionRemarkTests: InsightSuite {
  private static let people = ["Odd Berg", "Mara Quist"]

  @Test(arguments: [
    "Here are the action items from the meeting:",
    "Based on the transcript, here are the key action items:",
    "The following action items were identified:", "**Action items identified:**",
    "Hier sind die Aufgaben aus dem Meeting:", "Folgende Aufgaben wurden vereinbart:",
    "Voici les actions à mener :", "Les actions suivantes ont été identifiées :",
    "A continuación, las tareas acordadas:", "Aquí están las tareas de la reunión:",
    "以下はアクションアイテムです：",
  ])
  func `a sentence that introduces the tasks is neither a task nor a group`(
    sentence: String
  ) throws {
    for list in ["- a\n- b", "1. a\n2. b", "| Task |\n|---|\n| a |\n| b |"] {
      let insights = try read(JSONValue.string("\(sentence)\n\n\(list)").text)
      #expect(insights.actionItems.map(\.task) == [text("a"), text("b")])
      #expect(insights.actionItems.allSatisfy { $0.details.isEmpty })
      #expect(insights.sections == [])
    }
    if !sentence.hasSuffix("**") {
      let array: JSONValue = [.string(sentence), "a", "b"]
      let listed = try lines(array.text)
      #expect(listed == [": a", ": b"])
    }
    let grouped = "\(sentence)\n\n**High priority:**\n- a\n\n**Low priority:**\n- b"
    let groups = try lines(JSONValue.string(grouped).text)
    #expect(groups == [": a {Group=High priority}", ": b {Group=Low priority}"])
  }

  private static let remarks: [(String, [String], String?)] = [
    ("Here are the tasks for Oslo:\n- a", [": a"], "Here are the tasks for Oslo"),
    (
      "Here are the tasks for Oslo:\n- a\n\nHere are the tasks for Bergen:\n- b",
      [": a {Group=Here are the tasks for Oslo}", ": b {Group=Here are the tasks for Bergen}"], nil
    ),
    (
      "Here are the tasks for Odd Berg:\n- a\n\nHere are the tasks for Mara:\n- b",
      ["Odd Berg: a", "Mara: b"], nil
    ),
    ("- a\n- b\n\nAll by Friday.", [": a", ": b"], "All by Friday."),
    ("- a\n\n*All were urgent.*", [": a"], "*All were urgent.*"),
    ("We met.\n\n## Odd Berg\n- a\n\nHe is away.", ["Odd Berg: a"], "We met.\n\nHe is away."),
    ("- a\n- b\n\nNote: No dates.\n\nThanks.", [": a", ": b"], "Note: No dates."),
    (
      "- a\n- b\n\nLet me know if you would like me to format these differently.", [": a", ": b"],
      nil
    ),
    ("- a\n- b\n\nLet me know the price.", [": a", ": b"], "Let me know the price."),
    ("| Task |\n|---|\n| a |\n\nThanks.", [": a"], nil),
    ("Call Bob.\n\nThanks.", [": Call Bob.", ": Thanks."], nil),
    ("Call Bob.\n\nThen write.", [": Call Bob.", ": Then write."], nil),
    ("## Mara\nCall Bob.\n\n## Odd\n- a", ["Mara: Call Bob.", "Odd: a"], nil),
  ]

  @Test(arguments: remarks)
  func `paragraphs beside lists are no tasks, and what they say is kept`(
    source: String, expected: [String], remark: String?
  ) throws {
    let value = JSONValue.string(source).text
    #expect(try lines(value, speakers: Self.people) == expected)
    let sections = try read(value, speakers: Self.people).sections
    let values = remark.map { [text($0)] } ?? []
    #expect(sections.map(\.value) == values)
    #expect(sections.allSatisfy { $0.title == "Action item notes" })
  }

  @Test func `a remark in a group is a note of its last task`() throws {
    #expect(
      try lines(#"{"Bo":"- a\n- b\n\nAll by Friday.","Ann":"- None\n\nShe is away."}"#)
        == ["Bo: a", "Bo: b {Note=All by Friday.}", "Ann: She is away."])
  }

  @Test(arguments: ["decisions", "next_steps", "strengths", "topics"])
  func `the sentences around any list are dropped`(slot: String) throws {
    let noun = slot == "next_steps" ? "next steps" : slot
    for text in [
      "The following \(noun) were identified:\n\n- a\n- b", "Here are the \(noun):\n1. a\n2. b",
      "- a\n- b\n\nLet me know if you need anything else.",
    ] {
      let insights = try insights(#"{"\#(slot)":\#(JSONValue.string(text).text)}"#)
      let list = try #require(InsightSlot(rawValue: slot))
      #expect(insights[list] == [self.text("a"), self.text("b")])
      #expect(insights.sections == [])
    }
  }
}
