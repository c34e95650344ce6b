import BotStatus
import JSONDocument
import MeetingModel
import Testing

@Suite struct InsightScoreTests: InsightSuite {
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
    "\"good\"", "\"4/5\"", "\"180%\"", "[8]", "true", "1e999", "{\"a\":1}", "\"08\"",
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

  @Test func `the name of a competency that is a value stays as it is`() throws {
    let insights = try insights(
      #"{"competency_scores":[{"name":"JavaScript","score":7},{"skill":"team_work"},{"name":"nextSteps","score":1}]}"#
    )
    #expect(insights.competencies.map(\.name) == ["JavaScript", "team_work", "nextSteps"])
  }

  @Test(
    arguments: [
      (#"{"score":3,"max_score":5}"#, 5, nil), (#"{"score":85,"out_of":100}"#, 100, nil),
      (#"{"score":4,"scale":"5"}"#, 5, nil), ("7", 10, nil), (#"{"score":7,"max":10}"#, 10, nil),
      ("85", nil, nil), ("-1", nil, nil), (#"{"score":8,"max_score":5}"#, 10, "Max score"),
      (#"{"score":3,"scale":"1-5"}"#, 5, nil), (#"{"score":3,"scale":"0 to 4"}"#, 4, nil),
      (#"{"score":3,"scale":"out of 5"}"#, 5, nil), (#"{"score":3,"scale":"5-1"}"#, 10, "Scale"),
      (#"{"score":6,"scale":"1-5"}"#, 10, "Scale"), ("\"85%\"", 100, nil),
      (#"{"score":0,"max":0}"#, 10, "Max"),
    ] as [(String, Double?, String?)])
  func `a score has the scale that is stated, and otherwise ten if it can be out of it`(
    value: String, highest: Double?, kept: String?
  ) throws {
    let insights = try insights(#"{"competency_scores":{"a":\#(value),"b":1}}"#)
    #expect(insights.competencies[0].score?.highest == highest)
    let notes = insights.competencies[0].notes.map { "\($0)" }
    #expect(notes == nil && kept == nil || kept.map { notes?.contains($0) == true } == true)
  }
}
