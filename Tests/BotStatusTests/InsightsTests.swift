import BotStatus
import JSONDocument
import MeetingModel
import Testing

@Suite struct InsightsTests {
  private func meeting(_ insights: String) throws -> Meeting {
    let text = #"""
      {"status":"completed","bot_id":"\#(Fixture.botID)","transcript":"Ann: Hi.",
      "insights":\#(insights)}
      """#
    return try BotStatusReader().meeting(in: Array(text.utf8))
  }

  private func insights(_ insights: String) throws -> Insights {
    try #require(try meeting(insights).insights)
  }

  private func text(_ source: String) -> InsightValue {
    .text(MarkdownText(source))
  }

  // MARK: The rows of the service's description

  @Test func `the default analysis is read into its slots`() throws {
    let meeting = try Fixture.meeting("insights-default")
    let insights = try #require(meeting.insights)
    #expect(insights.overallScore?.number.spelling == "8.0")
    #expect(insights.competencies.map(\.name) == ["Communication", "Problem solving"])
    #expect(insights.competencies.map(\.score?.number.spelling) == ["8.5", "7"])
    #expect(insights.strengths == [text("Clear **answers**")])
    #expect(insights.weaknesses == [text("Little time")])
    #expect(insights.sections == [])
    #expect(meeting.readiness == [])
  }

  @Test func `a placeholder shows nothing and no score`() throws {
    let meeting = try Fixture.meeting("insights-placeholder")
    let insights = try #require(meeting.insights)
    #expect(meeting.readiness == [.placeholderInsights])
    #expect(insights == Insights(received: insights.received))
    #expect(insights.received.objectValue?["strengths"] != .array([]))
    #expect(meeting.warnings == [])
  }

  @Test func `a summary that holds scores, strengths and weaknesses fills their slots`() throws {
    let meeting = try Fixture.meeting("insights-summary-text")
    let insights = try #require(meeting.insights)
    #expect(insights.summary == nil)
    #expect(insights.overallScore?.number.spelling == "8.0")
    #expect(insights.strengths == [text("Clear answers"), text("Good examples")])
    #expect(insights.weaknesses == [text("Time keeping")])
    #expect(meeting.readiness == [])
  }

  @Test func `a customer's own keys become sections in their order`() throws {
    let meeting = try Fixture.meeting("insights-custom")
    let insights = try #require(meeting.insights)
    #expect(
      insights.sections == [
        InsightSection(key: "person_name", title: "Person name", value: text("Ann")),
        InsightSection(key: "problem", title: "Problem", value: text("The **old** tool is slow")),
        InsightSection(
          key: "timeline", title: "Timeline",
          value: .sections([
            InsightSection(key: "start_date", title: "Start date", value: text("2025-03-01")),
            InsightSection(key: "go_live", title: "Go live", value: .nothing),
          ])),
        InsightSection(key: "budget", title: "Budget", value: .number("125000.5")),
        InsightSection(key: "approved", title: "Approved", value: .boolean(false)),
        InsightSection(
          key: "competitors", title: "Competitors",
          value: .table(
            InsightTable(
              columns: ["Name", "Price"],
              rows: [[text("Initech"), text("high")], [text("Hooli"), .nothing]]))),
        InsightSection(
          key: "nextQuarterRisks", title: "Next quarter risks",
          value: .list([text("Staff"), .list([text("Travel"), text("Hotels")])])),
      ])
    #expect(insights.nextSteps == [text("Send offer"), text("Call on Friday")])
    #expect(
      insights.actionItems == [
        ActionItem(
          task: text("Send offer"), owner: "Bob", due: "2025-01-20",
          details: [InsightSection(key: "priority", title: "Priority", value: .number("1"))]),
        ActionItem(task: text("Call Ann")),
      ])
    #expect(insights.overallScore == nil)
    #expect(meeting.readiness == [])
    #expect(meeting.warnings == [])
  }

  @Test func `a JSON document in a string is shown as its value`() throws {
    let insights = try #require(try Fixture.meeting("insights-document-in-string").insights)
    #expect(
      insights.summary
        == .sections([
          InsightSection(key: "headline", title: "Headline", value: text("Launch")),
          InsightSection(
            key: "scores", title: "Scores", value: .list([.number("1"), .number("2")])),
        ]))
    #expect(
      insights.sections == [
        InsightSection(
          key: "details", title: "Details",
          value: .table(
            InsightTable(
              columns: ["A", "B"],
              rows: [[.number("1"), text("x")], [.number("2"), text("y")]]))),
        InsightSection(
          key: "not_json", title: "Not JSON", value: text("[link](https://example.com)")),
      ])
  }

  @Test func `numbers, order and duplicates are as received`() throws {
    let source = #"{"z":8.0,"a":123456789012345678901234567890,"z":1e2}"#
    let insights = try insights(source)
    #expect(String(decoding: JSONWriter.bytes(of: insights.received), as: UTF8.self) == source)
    #expect(
      insights.sections.map(\.value)
        == [.number("8.0"), .number("123456789012345678901234567890"), .number("1e2")])
  }

  // MARK: Insights that are no object

  @Test func `insights in a text are read as what it holds`() throws {
    let document = try meeting(#""{\"topics\":[\"a\"],\"x\":1}""#)
    #expect(document.insights?.topics == [text("a")])
    #expect(document.insights?.sections.map(\.title) == ["X"])
    #expect(document.warnings.map(\.path) == ["/insights"])
    let prose = try meeting(#""It went **well**.""#)
    #expect(prose.insights?.summary == text("It went **well**."))
    let list = try meeting(#""[1, 2]""#)
    #expect(
      list.insights?.sections == [
        InsightSection(
          key: "insights", title: "Insights", value: .list([.number("1"), .number("2")]))
      ])
  }

  @Test(arguments: [
    ("[\"a\", \"b\"]", InsightValue.list([.text(MarkdownText("a")), .text(MarkdownText("b"))])),
    ("7.0", .number("7.0")),
    ("true", .boolean(true)),
  ])
  func `other kinds are a section`(value: String, shape: InsightValue) throws {
    let meeting = try meeting(value)
    #expect(
      meeting.insights?.sections == [
        InsightSection(key: "insights", title: "Insights", value: shape)
      ])
    #expect(meeting.readiness == [])
    #expect(meeting.warnings.map(\.path) == ["/insights"])
  }

  @Test(arguments: [
    "{}", "[]", "\"\"", "\" \\n\"", "null", #"{"summary":"","strengths":[""],"a":{"b":[null]}}"#,
    #"{"overall_score":0.0,"competency_scores":{"a":0},"strengths":[],"weaknesses":[]}"#,
    #"{"question_assessments":[{"question":"q","score":0.0,"notes":""}]}"#,
  ])
  func `what holds nothing is no insights`(value: String) throws {
    let meeting = try meeting(value)
    #expect(meeting.readiness == [.noInsights])
    if let insights = meeting.insights {
      #expect(insights == Insights(received: insights.received))
    }
  }

  // MARK: Placeholders

  @Test(arguments: [
    #"{"strengths":["Analysis pending - AI analysis unavailable"]}"#,
    #"{"summary":"Analysis pending - AI analysis unavailable","overall_score":0.0}"#,
    #"{"summary":"Overall Score: 0.0/10\n\nStrengths:\n- Analysis pending - AI analysis unavailable"}"#,
    #"{"x":" analysis pending - ai analysis unavailable\n"}"#,
    #""Analysis pending - AI analysis unavailable""#,
    #""{\"strengths\":[\"Analysis pending - AI analysis unavailable\"]}""#,
    #"{"competency_scores":{"a":{"score":0,"notes":"Analysis pending - AI analysis unavailable"}}}"#,
    #"{"x":{"y":["Analysis pending - AI analysis unavailable"]}}"#,
  ])
  func `wherever the placeholder stands it is not shown`(value: String) throws {
    let meeting = try meeting(value)
    #expect(meeting.readiness == [.placeholderInsights])
    #expect(meeting.insights.map { $0 == Insights(received: $0.received) } == true)
  }

  @Test func `beside real insights the placeholder is dropped and nothing is wanting`() throws {
    let meeting = try meeting(
      #"{"topics":["a"],"strengths":["Analysis pending - AI analysis unavailable","b"]}"#)
    #expect(meeting.readiness == [])
    #expect(meeting.insights?.strengths == [text("b")])
  }

  // MARK: Scores

  @Test(arguments: [
    ("8", "8"), ("8.0", "8.0"), ("\"8.50\"", "8.50"), ("\"8/10\"", "8"),
    ("\"**7.5** / 10\"", "7.5"),
    ("\"9 out of 10\"", "9"), (#"{"score":6}"#, "6"), ("85", "85"),
  ])
  func `an overall score is a number out of ten in some form`(value: String, score: String) throws {
    let meeting = try meeting(#"{"overall_score":\#(value)}"#)
    #expect(meeting.insights?.overallScore?.number.spelling == score)
    #expect(meeting.insights?.sections == [])
    #expect(meeting.warnings == [])
  }

  @Test(arguments: [
    "\"good\"", "\"4/5\"", "\"80%\"", "[8]", "true", "1e999", "{\"a\":1}", "\"08\"",
    "\"8 of many\"",
  ])
  func `a score that cannot be read is a section, with a warning`(value: String) throws {
    let meeting = try meeting(#"{"overall_score":\#(value)}"#)
    #expect(meeting.insights?.overallScore == nil)
    #expect(meeting.insights?.sections.map(\.title) == ["Overall score"])
    #expect(meeting.warnings.map(\.path) == ["/insights/overall_score"])
  }

  @Test func `what stands beside a score in an object is a section`() throws {
    let insights = try insights(#"{"overall_score":{"score":6.0,"why":"Late.","max":null}}"#)
    #expect(insights.overallScore?.number.spelling == "6.0")
    #expect(insights.sections.map(\.key) == ["overall_score"])
  }

  @Test func `a score of 0 counts where the analysis has something else`() throws {
    #expect(try insights(#"{"overall_score":0.0,"strengths":["a"]}"#).overallScore?.value == 0)
    let scored = try insights(#"{"overall_score":0,"competency_scores":{"a":0,"b":3}}"#)
    #expect(scored.overallScore?.value == 0)
    #expect(scored.competencies.map(\.score?.value) == [0, 3])
    #expect(try insights(#"{"overall_score":0.0,"topics":["a"]}"#).overallScore == nil)
  }

  @Test func `competencies may have notes, scores in words, or be an array`() throws {
    let object = try insights(
      #"""
      {"competency_scores":{"team_work":{"score":8.0,"notes":"Good"},"Speed":"7/10","Care":"fine",
      "Depth":{"rating":5,"why":"a","level":2},"Breadth":{"level":"low"},"Gone":null}}
      """#)
    #expect(
      object.competencies.map(\.name) == ["Team work", "Speed", "Care", "Depth", "Breadth"])
    #expect(object.competencies.map(\.score?.value) == [8, 7, nil, 5, nil])
    #expect(object.competencies[0].notes == text("Good"))
    #expect(object.competencies[1].notes == nil)
    #expect(object.competencies[2].notes == text("fine"))
    #expect(
      object.competencies[3].notes
        == .sections([
          InsightSection(key: "why", title: "Why", value: text("a")),
          InsightSection(key: "level", title: "Level", value: .number("2")),
        ]))
    let array = try insights(
      #"{"competency_scores":[{"name":"Care","score":3,"comment":"c"},{"skill":"Speed"}]}"#)
    #expect(array.competencies.map(\.name) == ["Care", "Speed"])
    #expect(array.competencies.map(\.score?.value) == [3, nil])
    #expect(array.competencies.map(\.notes) == [text("c"), nil])
  }

  @Test(arguments: ["\"prose\"", "[1, 2]", "9", "[{\"score\": 1}]"])
  func `competencies of another shape are a section, with a warning`(value: String) throws {
    let meeting = try meeting(#"{"competency_scores":\#(value)}"#)
    #expect(meeting.insights?.sections.map(\.title) == ["Competency scores"])
    #expect(meeting.warnings.map(\.path) == ["/insights/competency_scores"])
  }

  // MARK: Lists

  @Test(arguments: [
    (#"["a",null,"","b"]"#, ["a", "b"]), (#""- a\n* b\n\n  3) c""#, ["a", "b", "c"]),
    (#""a\n- b""#, ["a\n- b"]), (#""- a\n  more""#, ["- a\n  more"]), (#""prose""#, ["prose"]),
    (#""[\"a\", \"b\"]""#, ["a", "b"]), (#""- - -""#, ["- - -"]),
  ])
  func `a list comes as an array, a Markdown list, a document or prose`(
    value: String, items: [String]
  ) throws {
    for key in ["strengths", "weaknesses", "decisions", "next_steps", "topics"] {
      let insights = try insights(#"{"\#(key)":\#(value)}"#)
      let slots = [
        "strengths": insights.strengths, "weaknesses": insights.weaknesses,
        "decisions": insights.decisions, "next_steps": insights.nextSteps,
        "topics": insights.topics,
      ]
      #expect(slots[key] == items.map(text))
      #expect(insights.sections == [])
    }
  }

  @Test func `objects in a list that share their keys are one table`() throws {
    let insights = try insights(
      #"{"decisions":[{"what":"Ship","why":"Ready"},{"what":"Hire"}],"topics":[{"a":1},"b"]}"#)
    #expect(
      insights.decisions == [
        .table(
          InsightTable(
            columns: ["What", "Why"],
            rows: [[text("Ship"), text("Ready")], [text("Hire"), .nothing]]))
      ])
    #expect(
      insights.topics == [
        .sections([InsightSection(key: "a", title: "A", value: .number("1"))]), text("b"),
      ])
  }

  @Test func `a key counts in any style, and the last of several that is not empty`() throws {
    let insights = try insights(
      #"{"nextSteps":["a"],"Action Items":["b"],"next-steps":["c"],"NEXT_STEPS":[]}"#)
    #expect(insights.nextSteps == [text("c")])
    #expect(insights.actionItems == [ActionItem(task: text("b"))])
    #expect(insights.sections.map(\.key) == ["nextSteps"])
  }

  @Test func `a title is a text`() throws {
    #expect(try insights(#"{"title":" Launch ","x":1}"#).title == "Launch")
    let odd = try meeting(#"{"title":["Launch"]}"#)
    #expect(odd.insights?.title == nil)
    #expect(odd.insights?.sections.map(\.title) == ["Title"])
    #expect(odd.warnings.map(\.path) == ["/insights/title"])
  }

  // MARK: Action items

  @Test(arguments: [
    (#"["a","- b","[x] c","- [ ] d","* [X] e"]"#, ["a", "b", "c", "d", "e"], [2, 4]),
    (#""- [ ] a\n- [x] b""#, ["a", "b"], [1]),
    (#"["1. a","12) b","123456789. c"]"#, ["a", "b", "123456789. c"], []),
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
    #expect(items.map(\.owner) == ["Ann", "Ann, Bob", nil, nil])
    #expect(items.map(\.due) == ["Friday", "20250120", nil, nil])
    #expect(
      items.map { $0.details.map(\.title) }
        == [["Description", "Tags"], [], ["Owner", "Due", "Status"], []])
    #expect(
      items[3].task
        == .sections([
          InsightSection(key: "owner", title: "Owner", value: text("Ann")),
          InsightSection(key: "note", title: "Note", value: text("no task")),
        ]))
  }

  @Test(arguments: ["\"Call Bob.\"", "{\"Ann\":[\"a\"]}"])
  func `action items of another shape are a section`(value: String) throws {
    let meeting = try meeting(#"{"action_items":\#(value)}"#)
    #expect(meeting.insights?.actionItems == [])
    #expect(meeting.insights?.sections.map(\.title) == ["Action items"])
    #expect(meeting.warnings == [])
  }

  // MARK: Summaries

  @Test func `variations of scores and lists in a summary are understood, and prose stays`() throws
  {
    let insights = try insights(
      #"""
      {"summary":"Hello.\r\n\n## Overall Score: **7/10**\n\n**Strengths:**\n\n1. a\n2. b\n   more\n\nBetween.\n\n### Weaknesses\n* c\n\nCompetency scores:\n- Care: 8.5/10\n- Speed: **6**\nThe end."}
      """#)
    #expect(insights.overallScore?.number.spelling == "7")
    #expect(insights.strengths == [text("a"), text("b\nmore")])
    #expect(insights.weaknesses == [text("c")])
    #expect(insights.competencies.map(\.name) == ["Care", "Speed"])
    #expect(insights.competencies.map(\.score?.number.spelling) == ["8.5", "6"])
    let prose = try #require(
      { () -> String? in
        guard case .text(let text)? = insights.summary else { return nil }
        return text.source
      }())
    #expect(
      prose.split(whereSeparator: \.isWhitespace) == ["Hello.", "Between.", "The", "end."])
  }

  @Test(arguments: [
    "Strengths:\nNone.", "Overall Score: high", "Strengths: many",
    "Competency scores:\n- Care: good",
    "### Overview\n\nIt went well.\n\n1. **a**\n2. **b**\n", "- a\n- b", " spaced  ",
  ])
  func `a summary in which nothing is recognised stays to the byte`(summary: String) throws {
    let insights = try insights(
      String(decoding: JSONWriter.bytes(of: ["summary": .string(summary)]), as: UTF8.self))
    #expect(insights.summary == text(summary))
  }

  @Test func `what a slot holds already is not overwritten by the summary`() throws {
    let insights = try insights(
      #"{"overall_score":5.0,"strengths":["x"],"summary":"Overall Score: 8/10\nStrengths:\n- a"}"#)
    #expect(insights.overallScore?.number.spelling == "5.0")
    #expect(insights.strengths == [text("x")])
    #expect(insights.summary == text("Overall Score: 8/10\nStrengths:\n- a"))
  }
}
