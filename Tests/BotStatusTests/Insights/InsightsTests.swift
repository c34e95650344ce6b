import BotStatus
import JSONDocument
import MeetingModel
import Testing

@Suite struct InsightsTests: InsightSuite {
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
    // Of members with one name JSON Lines hold the last; notes show both.
    #expect(
      String(decoding: JSONWriter.bytes(of: insights.received), as: UTF8.self)
        == #"{"a":123456789012345678901234567890,"z":1e2}"#)
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
    #"{"summary":"Summary pending"}"#, #"{"summary":"**Summary pending...**"}"#,
    #"{"summary":"Pending.","strengths":["pending"]}"#, #"{"strengths":["Analysis pending"]}"#,
    #"{"x":"AI analysis is not available yet."}"#, #"{"x":"Insights are being generated…"}"#,
    #"{"x":"Analysis pending – AI analysis unavailable"}"#,
    #"{"x":"Analysis pending (AI analysis unavailable)"}"#, #"{"summary":"Analysis unavailable"}"#,
  ])
  func `wherever the placeholder stands it is not shown`(value: String) throws {
    let meeting = try meeting(value)
    #expect(meeting.readiness == [.placeholderInsights])
    #expect(meeting.insights.map { $0 == Insights(received: $0.received) } == true)
  }

  @Test(arguments: [
    "Summary pending approval by Ann", "The summary is pending.  Analysis of pumps follows.",
    "Order pending", "Summary available", "Pending", "Read the analysis",
    "Analysis in progress bar",
  ])
  func `a text that only has the words of a placeholder is kept`(words: String) throws {
    let insights = try insights(#"{"note":"\#(words)"}"#)
    #expect(insights.sections.map(\.value) == [text(words)])
  }

  @Test func `a webhook's placeholder of a summary is told`() throws {
    let meeting = try BotStatusReader().meeting(from: [
      "event": "session_complete", "transcript_text": "Ann: Hi.", "summary": "Summary pending",
      "insights": nil,
    ])
    #expect(meeting.readiness == [.placeholderInsights])
    #expect(meeting.insights == nil)
  }

  @Test(arguments: [
    "None", "N/A", "n/a", "-", "—", "None identified.", "**None**", "- None", "null", "Nil", "[]",
    "Nothing to report", "Not discussed", "Keine", "Aucune", "Ninguna", "特になし",
  ])
  func `an item that only says that there is none is no item`(words: String) throws {
    for value in ["\"\(words)\"", "[\"\(words)\"]", "[\"\(words)\", \"Buy a crane\"]"] {
      let keys = ["strengths", "weaknesses", "decisions", "next_steps", "topics", "action_items"]
      let members = keys.map { "\"\($0)\":\(value)" }.joined(separator: ",")
      let meeting = try meeting("{\(members)}")
      let insights = try #require(meeting.insights)
      let kept = value.contains("crane") ? [text("Buy a crane")] : []
      #expect(insights.strengths == kept)
      #expect(insights.weaknesses == kept)
      #expect(insights.decisions == kept)
      #expect(insights.nextSteps == kept)
      #expect(insights.topics == kept)
      #expect(insights.actionItems.map(\.task) == kept)
      #expect(insights.sections == [])
      #expect(meeting.readiness == (kept.isEmpty ? [.noInsights] : []))
    }
  }

  @Test func `what there is none of depends on the list`() throws {
    let insights = try insights(
      #"""
      {"action_items":["No action items were identified."],"decisions":"No decisions made",
      "weaknesses":["No decisions made","None of the pumps arrived","No clear next steps"],
      "strengths":[{"strength":"None","why":"N/A"}],"risks":"None"}
      """#)
    #expect(insights.actionItems == [])
    #expect(insights.decisions == [])
    #expect(insights.strengths == [])
    #expect(
      insights.weaknesses
        == ["No decisions made", "None of the pumps arrived", "No clear next steps"].map(text))
    // What a customer asked for by a name of its own is an answer.
    #expect(insights.sections.map(\.value) == [text("None")])
  }

  @Test func `marks alone are shown word for word`() throws {
    let insights = try insights(###"{"action_items":["---","##",{"task":"-","owner":"Bob"}]}"###)
    #expect(
      insights.actionItems == [
        ActionItem(task: text(#"\-\-\-"#)), ActionItem(task: text("\\#\\#")),
        ActionItem(task: text(#"\-"#), owner: "Bob"),
      ])
  }

  @Test func `beside real insights the placeholder is dropped and nothing is wanting`() throws {
    let meeting = try meeting(
      #"{"topics":["a"],"strengths":["Analysis pending - AI analysis unavailable","b"]}"#)
    #expect(meeting.readiness == [])
    #expect(meeting.insights?.strengths == [text("b")])
  }

  // MARK: Lists

  @Test(arguments: [
    (#"["a",null,"","b"]"#, ["a", "b"]), (#""- a\n* b\n\n  3) c""#, ["a", "b\n\n3) c"]),
    (#""a\n- b""#, ["a\n- b"]), (#""- a\n  more""#, ["a\nmore"]), (#""prose""#, ["prose"]),
    (#""[\"a\", \"b\"]""#, ["a", "b"]), (#""- - -""#, [#"\- \- \-"#]),
  ])
  func `a list comes as an array, a Markdown list, a document or prose`(
    value: String, items: [String]
  ) throws {
    for slot in InsightSlot.lists {
      let insights = try insights(#"{"\#(slot.rawValue)":\#(value)}"#)
      #expect(insights[slot] == items.map(text))
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

  @Test func `an object of keys without values is a list of its keys`() throws {
    let insights = try insights(
      #"{"decisions":{"Ship Friday":"","Hire two":null},"weaknesses":{"Communication":"None"},"strengths":{"items":"None"},"attendees":{"Ann Lee":{}},"gap":{"x":null},"Next risks":null}"#
    )
    #expect(insights.decisions == [text("Ship Friday"), text("Hire two")])
    #expect(
      insights.weaknesses == [
        .sections([
          InsightSection(key: "Communication", title: "Communication", value: text("None"))
        ])
      ])
    #expect(insights.strengths == [])
    #expect(insights.sections.map(\.key) == ["attendees"])
    #expect(insights.sections.map(\.value) == [.list([text("Ann Lee")])])
  }

  @Test func `a placeholder leaves no key behind`() throws {
    let insights = try insights(
      #"{"plan":{"Key risks":"Analysis pending - AI analysis unavailable","goal":"a"}}"#)
    #expect(insights.sections.map(\.title) == ["Plan"])
    #expect(
      insights.sections[0].value
        == .sections([InsightSection(key: "goal", title: "Goal", value: text("a"))]))
  }

  @Test func `a key with a colon at its end is its slot`() throws {
    let insights = try insights(#"{"Action Items:":["a"],"Decisions: ":["b"]}"#)
    #expect(insights.actionItems.map(\.task) == [text("a")])
    #expect(insights.decisions == [text("b")])
  }
}
