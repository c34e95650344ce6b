import BotStatus
import JSONDocument
import MeetingModel
import Testing

@Suite struct ActionItemTests: InsightSuite {
  @Test(arguments: [
    (#"["a","- b","[x] c","- [ ] d","* [X] e"]"#, ["a", "b", "c", "d", "e"], [2, 4]),
    (#""- [ ] a\n- [x] b""#, ["a", "b"], [1]),
    (#"["1. a","2) b"]"#, ["a", "b"], []),
    (#"["1. a","12) b","123456789. c"]"#, ["1\\. a", "12\\) b", "123456789\\. c"], []),
    (#""[\"a\"]""#, ["a"], []),
    (#"{"task":"a","done":true}"#, ["a"], [0]),
    (
      #"[{"action":"a","status":"Done"},{"title":"b","status":"open"},{"item":"c","completed":false}]"#,
      ["a", "b", "c"], [0]
    ),
  ])
  func `action items come as texts, objects or a list in a text`(
    value: String, tasks: [String], done: [Int]
  ) throws {
    let items = try insights(#"{"action_items":\#(value)}"#).actionItems
    #expect(items.map(\.task) == tasks.map(text))
    #expect(items.indices.filter { items[$0].isDone } == done)
  }

  @Test func `owner, due date and details of an action item are found by name`() throws {
    let items = try insights(
      #"""
      {"action_items":[
      {"title":"a","description":"long","assignee":"Ann","deadline":"Friday","tags":["x"],"gap":null},
      {"Task":"b","who":["Ann","Bob"],"dueDate":20250120},
      {"task":"c","owner":{"name":"Ann"},"due":"a\nb","status":"open"},
      {"owner":"Ann","note":"no task"}]}
      """#
    ).actionItems
    #expect(items.map(\.owner) == ["Ann", "Ann, Bob", "Ann", nil])
    #expect(items.map(\.due) == ["Friday", "20250120", nil, nil])
    #expect(
      items.map { $0.details.map(\.title) }
        == [["Description", "Tags"], [], ["Due", "Status"], []])
    #expect(
      items[3].task
        == .sections([
          InsightSection(key: "owner", title: "Owner", value: text("Ann")),
          InsightSection(key: "note", title: "Note", value: text("no task")),
        ]))
  }

  @Test(arguments: [
    "null", "None", "N/A", "n/a", "TBD", "To be determined", "unassigned", "Unknown", "-", "?",
    "No owner",
    "Not specified", "offen",
  ])
  func `an owner or a date that is none is not shown`(words: String) throws {
    let items = try insights(
      #"""
      {"action_items":[{"task":"a","owner":"\#(words)","due":"\#(words)"},
      {"task":"b","owner":"\#(words)","assignee":"Ann","due":["\#(words)","Friday"]}]}
      """#
    ).actionItems
    #expect(
      items == [
        ActionItem(task: text("a")), ActionItem(task: text("b"), owner: "Ann", due: "Friday"),
      ])
  }

  @Test(arguments: [
    #""owner":{"name":"Ann","email":null},"due":{"date":"Friday"}"#,
    #""owner":["Ann",null,""],"due_by":"Friday""#, #""assignees":["Ann"],"target_date":"Friday""#,
    #""owners":"Ann","due_on":"Friday""#, #""assigned":"**Ann**","by_when":"*Friday*""#,
    #""responsible_person":{"full_name":"Ann"},"dueBy":["Friday"]"#,
    #""name":"Ann","due":"Friday""#,
    #""verantwortlich":"__Ann__","frist":"Friday""#, #""担当者":"Ann","期限":"Friday""#,
  ])
  func `an owner and a due date come in many shapes`(members: String) throws {
    for key in ["task", "commitment", "Action"] {
      let items = try insights(
        #"{"action_items":[{"\#(key)":"a",\#(members)}]}"#
      ).actionItems
      #expect(items.map(\.task) == [text("a")])
      #expect(items.map(\.owner) == ["Ann"])
      #expect(items.map(\.due) == ["Friday"])
      #expect(items.flatMap(\.details) == [])
    }
  }

  @Test func `what else is known of an owner is a detail, and other names are, too`() throws {
    let items = try insights(
      #"{"action_items":[{"task":"a","owner":{"name":"Ann","email":"x"}},{"task":"b","name":"Plan"}]}"#
    ).actionItems
    #expect(items.map(\.owner) == ["Ann", nil])
    #expect(
      items.flatMap(\.details) == [
        InsightSection(
          key: "owner", title: "Owner",
          value: .sections([InsightSection(key: "email", title: "Email", value: text("x"))])),
        InsightSection(key: "name", title: "Name", value: text("Plan")),
      ])
  }

  @Test func `a renamed speaker owns the tasks below the name that was received`() throws {
    let options = ReaderOptions(speakerNames: ["Ann": "Zoë"])
    let meeting = try BotStatusReader(options: options).meeting(from: [
      "bot_id": .string(Fixture.botID), "transcript": "Ann: Hi.",
      "insights": ["action_items": "## Ann\n- a\n\n## Plan\n- Ann: b\n- c"],
    ])
    #expect(meeting.insights?.actionItems.map(\.owner) == ["Zoë", "Zoë", nil])
  }

  @Test(arguments: ["Nada", "Rien", "Nil", "Na", "Nadia"])
  func `an owner whose name means nothing elsewhere is kept`(name: String) throws {
    let items = try insights(
      #"{"action_items":[{"task":"a","owner":"\#(name)"},{"task":"b","owner":["\#(name)","Bo"]}]}"#
    ).actionItems
    #expect(items.map(\.owner) == [name, "\(name), Bo"])
  }

  @Test(arguments: ["12", "true"])
  func `action items that are no items are a section, with a warning`(value: String) throws {
    let meeting = try meeting(#"{"action_items":\#(value)}"#)
    #expect(meeting.insights?.actionItems == [])
    #expect(meeting.insights?.sections.map(\.title) == ["Action items"])
    #expect(meeting.warnings.map(\.path) == ["/insights/action_items"])
  }
}
