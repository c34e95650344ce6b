import JSONDocument
import MeetingModel
import Testing

@testable import BotStatus

/// Action items in texts: people and fields.
@Suite struct ActionTextTests: InsightSuite {
  private static let people = ["Odd Berg", "Mara Quist"]

  // MARK: People

  @Test(arguments: ["### Mara Quist", "**Mara Quist:**", "**Mara Quist**", "Mara Quist:", "mara:"])
  func `the tasks below a person's name are no longer those of the one before`(
    head: String
  ) throws {
    for first in ["## Odd Berg", "**Odd Berg:**", "Odd Berg:"] {
      let text = "\(first)\n- a\n\n\(head)\n- b\n- c"
      let items = try read(JSONValue.string(text).text, speakers: Self.people).actionItems
      #expect(items.map { $0.owner?.lowercased().prefix(4) } == ["odd ", "mara", "mara"])
      #expect(items.allSatisfy { $0.details.isEmpty })
    }
  }

  @Test(arguments: [
    "**Everyone:**", "Team:", "All:", "**Alle**", "Tous:", "Todos:", "**Unassigned:**",
    "**Kari Nord:**", "Kari Nord:",
  ])
  func `tasks of all, of nobody and of people who are not known end those of a person`(
    head: String
  ) throws {
    let text = "### Odd Berg\n- a\n\n\(head)\n- b\n\nMara Quist:\n- c"
    let items = try read(JSONValue.string(text).text, speakers: Self.people).actionItems
    #expect(items.map(\.owner) == ["Odd Berg", nil, "Mara Quist"])
    #expect(items.map { $0.details.map(\.title) } == [[], ["Group"], []])
  }

  @Test(arguments: [
    (
      "### Odd Berg\n**High priority:**\n- a\n\n**Low priority:**\n- b",
      ["Odd Berg: a {Group=High priority}", "Odd Berg: b {Group=Low priority}"]
    ),
    (
      "### Odd Berg\n- a\n\n**This week:**\n- b",
      ["Odd Berg: a", "Odd Berg: b {Group=This week}"]
    ),
    (
      "### Odd Berg\n**Website:**\n- a\n**Data Quality:**\n- b",
      ["Odd Berg: a {Group=Website}", "Odd Berg: b {Group=Data Quality}"]
    ),
    ("## Odd Berg\n- a\n### Website\n- b", ["Odd Berg: a", "Odd Berg: b {Group=Website}"]),
    (
      "## Oslo\n### Odd Berg\n- a\n**Mara:**\n- b",
      [
        "Odd Berg: a {Group=Oslo}", "Mara: b {Group=Oslo}",
      ]
    ),
    ("## Odd Berg and Mara\n- a", ["Odd Berg and Mara: a"]),
    (
      "Tasks for Odd Berg:\n- a\n\nMara Quist (lead):\n- b",
      ["Odd Berg: a", "Mara Quist (lead): b"]
    ),
    ("**Owner: Odd Berg**\n- a", ["Odd Berg: a"]),
    (
      "Owner: Odd Berg\n- a\n- b\n\nMara Quist\n- c",
      ["Odd Berg: a", "Odd Berg: b", "Mara Quist: c"]
    ),
    ("**Odd Berg:** a\n**Mara:** b", ["Odd Berg: a", "Mara: b"]),
    ("- a\n\nMara Quist: b", [": a", "Mara Quist: b"]),
    ("## Odd Berg\n1. a\n\n**Mara**\n1. b", ["Odd Berg: a", "Mara: b"]),
  ])
  func `a label that is no person is a group of the person above`(
    text: String, expected: [String]
  ) throws {
    let tasks = try lines(JSONValue.string(text).text, speakers: Self.people)
    #expect(tasks == expected)
  }

  @Test func `a person inside another one's object owns the tasks`() throws {
    #expect(
      try lines(#"{"Odd Berg":{"Mara Quist":["a"],"Website":["b"]}}"#, speakers: Self.people)
        == ["Mara Quist: a {Group=Odd Berg}", "Odd Berg: b {Group=Website}"])
  }

  // MARK: Fields

  @Test(arguments: [
    "### 1. Send order\n- **Owner:** Odd Berg\n- **Due:** Friday\n\n### 2. Call\n- **Owner:** Mara",
    "1. Send order\n   - **Owner:** Odd Berg\n   - **Due:** Friday\n2. Call\n   - Owner: Mara",
    "- Send order\n  Owner: Odd Berg\n  **Due**: Friday\n- Call\n  Assignee: Mara",
    "**Action 1:** Send order\n**Owner:** Odd Berg\n**Due:** Friday\n\n**Action 2:** Call\n**Who:** Mara",
    "- Owner: Odd Berg\n  Task: Send order\n  Due: Friday\n- Owner: Mara\n  Task: Call",
    "### Send order\nOwner: Odd Berg\nDeadline: Friday\n\n### Call\nResponsible: Mara",
    "- Send order\n  - Verantwortlich: Odd Berg\n  - Frist: Friday\n- Call\n  - Responsable : Mara",
    "| Task | Owner | Due |\n|---|---|---|\n| Send order | **Odd Berg** | *Friday* |\n| Call | `Mara` | |",
  ])
  func `fields below a task are its owner and its due date`(text: String) throws {
    for people in [Self.people, []] {
      let tasks = try lines(JSONValue.string(text).text, speakers: people)
      #expect(tasks == ["Odd Berg/Friday: Send order", "Mara: Call"])
    }
  }

  @Test(arguments: [
    (
      "1. **Send**\n   - **Owner:** Odd\n   - **Priority:** high\n   - two pumps",
      ["Odd: **Send**\n- two pumps {Priority=high}"]
    ),
    ("- Send\n  - Note: two\n  - ask", [": Send\n- Note: two\n- ask"]),
    ("- Send\n  - Owner: Odd\n  - Owner: Mara", [": Send\n- Owner: Odd\n- Owner: Mara"]),
    ("### Odd Berg\n- Task: Send\n- Due: Friday", ["Odd Berg/Friday: Send"]),
    (
      "## High priority\n### Send\nTwo pumps.\n- Owner: Odd",
      ["Odd: Send {Note=Two pumps.} {Group=High priority}"]
    ),
  ])
  func `other lines below a task stay with it`(text: String, expected: [String]) throws {
    let tasks = try lines(JSONValue.string(text).text, speakers: Self.people)
    #expect(tasks == expected)
  }

  @Test(arguments: [
    ("- **Odd Berg:**\n  - Send\n  - [x] Call\n- **Mara Quist:**\n  - Book", true),
    ("* Odd Berg\n    * Send\n    * [x] Call\n* Mara Quist\n    * Book", false),
    ("1. Odd Berg:\n   - Send\n   - [x] Call\n2. __Mara Quist__\n   - Book", true),
  ])
  func `a list of people with their tasks`(text: String, isLabelled: Bool) throws {
    let expected = ["Odd Berg: Send", "☑ Odd Berg: Call", "Mara Quist: Book"]
    let tasks = try lines(JSONValue.string(text).text, speakers: Self.people)
    #expect(tasks == expected)
    // Where nobody is known, a word without a colon may be a topic.
    let isRead = try lines(JSONValue.string(text).text) == expected
    #expect(isRead == isLabelled)
  }

  @Test(arguments: [
    ("Mara Quist: Send by Friday", "Mara Quist: Send by Friday"),
    ("**Mara**: Send", "Mara: Send"), ("**Odd Berg:** Send", "Odd Berg: Send"),
    ("Odd Berg \u{2013} Send", "Odd Berg: Send"), ("**Odd Berg** - Send", "Odd Berg: Send"),
    ("Odd Berg and Mara Quist: Send", "Odd Berg and Mara Quist: Send"),
    ("Deadline: Friday", ": Deadline: Friday"), ("Kari Nord: Send", ": Kari Nord: Send"),
    ("Send: two pumps", ": Send: two pumps"), ("Mara Quist:", ": Mara Quist:"),
    ("Mara Quist calls", ": Mara Quist calls"), ("Mara:Send", ": Mara:Send"),
  ])
  func `a task that begins with a speaker's name is that person's`(
    task: String, expected: String
  ) throws {
    let text = JSONValue.string(task).text
    let named = try lines("[\(text)]", speakers: Self.people)
    #expect(named == [expected])
    let unnamed = try lines("[\(text)]")
    #expect(unnamed == [": \(task)"])
  }

  @Test func `text beside the fields of a task stays with it`() throws {
    let text = "### Pumps\nTask: Order pumps\nOwner: Odd Berg\n\nDue: Friday\n\nMust be steel."
    let items = try read(JSONValue.string(text).text, speakers: Self.people).actionItems
    #expect(items.map(\.owner) == ["Odd Berg"] && items.map(\.due) == ["Friday"])
    #expect("\(items[0].details)".contains("Must be steel."))
  }

  @Test(arguments: ["Meeting: send the invitation", "Sales - call Acme", "Room: book it"])
  func `the first word of a room or role owns no task`(task: String) throws {
    let items = try read(
      JSONValue.array([.string(task)]).text,
      speakers: ["Meeting Room 3", "Sales Team", "Room 5", "Odd Berg"]
    ).actionItems
    #expect(items.map(\.owner) == [nil])
    #expect(items.map { $0.task.leadingText?.source } == [task])
  }
}
