import JSONDocument
import MeetingModel
import Testing

@testable import BotStatus

/// Action items in other shapes than a list.
@Suite struct ActionGroupTests: InsightSuite {
  @Test(arguments: [
    (#"{"Erledigt":["a"],"Finished":["b"]}"#, ["☑ : a", "☑ : b"]),
    (#"{"Bo":["Write notes","Call"]}"#, ["Bo: Write notes", "Bo: Call"]),
    (#"{"Bo":"Write","Ann Lee":"- a\n- b"}"#, ["Bo: Write", "Ann Lee: a", "Ann Lee: b"]),
    (
      #"{"high":[{"task":"a","owner":"Bo"}],"low":["b"]}"#,
      ["Bo: a {Group=High}", ": b {Group=Low}"]
    ),
    (#"{"Next Week":["a"]}"#, [": a {Group=Next Week}"]),
    (#"{"items":[{"task":"T","owner":"Bo"}]}"#, ["Bo: T"]),
    (
      #"[{"owner":"Bo","due":"Fri","tasks":["Write",{"task":"Call","due":"Mon"}]}]"#,
      ["Bo/Fri: Write", "Bo/Mon: Call {Due=Fri}"]
    ),
    (#"[{"name":"Bo","tasks":["Write"]}]"#, ["Bo: Write"]),
    (#"{"Bo":{"high":["a"],"low":["b"]}}"#, ["Bo: a {Group=High}", "Bo: b {Group=Low}"]),
    (
      #"{"Write the report":{"owner":"Bo","due":"Fri","done":true}}"#,
      ["☑ Bo/Fri: Write the report"]
    ),
    (#"{"Bo":{"task":"a","owner":"Ann"}}"#, ["Ann: a {Group=Bo}"]),
    (#"{"first thing":"Write","then":"Call"}"#, [": Write", ": Call"]),
    (#"["```json\n{\"task\":\"a\",\"owner\":\"Bo\"}\n```","b"]"#, ["Bo: a", ": b"]),
    (#"[{"Bo":["a"]},{"Ann":["b"]}]"#, ["Bo: a", "Ann: b"]),
    (
      #"{"completed":["a"],"pending":["b"],"done":[{"task":"c","owner":"Bo"}]}"#,
      ["☑ : a", ": b {Group=Pending}", "☑ Bo: c"]
    ),
    (
      #"[{"Completed tasks":["a"]},{"task":"b","completed":["x"]}]"#,
      ["☑ : a", ": b {Completed=…}"]
    ),
    (####""## Done\n- a\n\n## Not done\n- b""####, ["☑ : a", ": b {Group=Not done}"]),
    (#"{"Bo":[],"Ann":["None"],"Ed":["a"]}"#, ["Ed: a"]),
  ])
  func `an object of lists is a group for each key`(value: String, expected: [String]) throws {
    #expect(try lines(value) == expected)
  }

  @Test(arguments: [
    (#"{"Ann":["a"],"Data Quality":["b"]}"#, ["Ann: a", ": b {Group=Data Quality}"]),
    (
      ####""### Ann Lee\n- a\n\n### bo\n- b\n\n### Website\n- c""####,
      [
        "Ann Lee: a", "bo: b", ": c {Group=Website}",
      ]
    ),
  ])
  func `where people are known, only they own what is below a name`(
    value: String, expected: [String]
  ) throws {
    #expect(try lines(value, speakers: ["Ann Lee", "Bo"]) == expected)
  }

  @Test(arguments: [
    (#"{"Ship Friday":null,"Hire two":""}"#, [": Ship Friday", ": Hire two"]),
    (#"{"Ship Friday":null,"Bo":["a"]}"#, [": Ship Friday", "Bo: a"]),
    (#"{"todos":["a","b"],"items":["c"]}"#, [": a", ": b", ": c"]),
    (#"{"tasks":["a"],"Bo":["b"]}"#, [": a", "Bo: b"]),
    (####""## Bo\n\nNone.\n\n## Ann\n- Write""####, ["Ann: Write"]),
    (
      ####""## Learn C#\n- a\n## 5 * 3 ##\n- b""####,
      [": a {Group=Learn C\\#}", ": b {Group=5 \\* 3}"]
    ),
    (#""__Bo:__\n- a""#, ["Bo: a"]),
    (#""| Task | Owner |\n|---|---|\n| None | - |""#, []),
  ])
  func `nothing of a group is lost, invented or taken for something else`(
    value: String, expected: [String]
  ) throws {
    #expect(try lines(value) == expected)
  }

  @Test func `what tasks have in common is repeated within limits`() throws {
    let key = String(repeating: "k", count: 100_000)
    let tasks = Array(repeating: #""a""#, count: 1_000).joined(separator: ",")
    for value in ["{\"\(key)\":[\(tasks)]}", "{\"notes\":\"\(key)\",\"tasks\":[\(tasks)]}"] {
      #expect(try lines(value).reduce(0) { $0 + $1.utf8.count } < 1 << 20)
    }
  }

  @Test(arguments: [
    (#""Call Bob.""#, [": Call Bob."]),
    (#""Call Bob.\n\nThen\nwrite.""#, [": Call Bob.", ": Then\nwrite."]),
    (
      #"["- Call Bo\n- Write Ann\n\nAll by Friday."]"#,
      [": Call Bo", ": Write Ann", ": All by Friday."]
    ),
    (
      ####""### Bo\n- write\n- call\n\n### Ann\n1. a\n2. b""####,
      ["Bo: write", "Bo: call", "Ann: a", "Ann: b"]
    ),
    (
      ####""## High priority\n### Bo\n- [x] a\n## Low priority\n- b\n## Empty""####,
      [
        "☑ Bo: a {Group=High priority}", ": b {Group=Low priority}", ": Empty",
      ]
    ),
    (#""**Bo:**\n- a\n\nAnn:\n- b""#, ["Bo: a", "Ann: b"]),
    (
      #""| Task | Owner | Due |\n|---|:-:|---|\n| a \\| b | Bo | Fri |\n| c | | |""#,
      ["Bo/Fri: a | b", ": c"]
    ),
    (#""Intro\n```\n- x\n\n- y\n```""#, [": Intro", ": ```\n- x\n\n- y\n```"]),
    (#""1. a\n\n3. b\n\n7. c""#, [": 1\\. a", ": 3\\. b", ": 7\\. c"]),
  ])
  func `a text is an item for each of its blocks`(value: String, expected: [String]) throws {
    #expect(try lines(value) == expected)
  }

  @Test func `insights in an object of their own are read like others`() throws {
    let wrapped = try insights(
      #"{"analysis":{"summary":"s","action_items":["a"],"decisions":["d"],"risks":["r"]},"model":"m"}"#
    )
    #expect(wrapped.summary == text("s"))
    #expect(wrapped.actionItems.map(\.task) == [text("a")])
    #expect(wrapped.decisions == [text("d")])
    #expect(wrapped.sections.map(\.key) == ["risks", "model"])
    let other = try insights(#"{"analysis":{"mood":"good"},"crm":{"summary":"s"}}"#)
    #expect(other.sections.map(\.key) == ["analysis", "crm"])
  }

  @Test func `the name of a speaker is an owner, whatever it is`() throws {
    let received = try JSONParser.parse(
      #"{"action_items":{"bo":["a"],"high":["b"],"None":[{"task":"c","owner":"unknown"}]}}"#)
    let reader = InsightsReader(
      received, speakers: ["bo", "None", "Unknown"], warnings: WarningCollector())
    #expect(reader.insights.actionItems.map(\.owner) == ["bo", nil, "unknown"])
  }

  @Test func `groups nested very deep are shown as a value`() throws {
    let value =
      String(repeating: #"{"high":"#, count: 40) + #"["a"]"# + String(repeating: "}", count: 40)
    let items = try insights(#"{"action_items":\#(value)}"#).actionItems
    #expect(items.count == 1)
    #expect(items[0].details.count == 8)
  }
}
