import BotStatus
import JSONDocument
import MeetingModel
import Testing

@Suite struct QuestionTests {
  private func meeting(
    questions: String, assessments: String = "[]", transcript: String = "\"Ann: Hi.\""
  ) throws -> Meeting {
    let text = #"""
      {"status":"completed","bot_id":"\#(Fixture.botID)","transcript":\#(transcript),
      "qa_pairs":\#(questions),"insights":{"question_assessments":\#(assessments)}}
      """#
    return try BotStatusReader().meeting(in: Array(text.utf8))
  }

  // MARK: The rows of the service's description

  @Test func `pairs are read, other members kept`() throws {
    let meeting = try Fixture.meeting("questions")
    #expect(
      meeting.questions == [
        QuestionAnswer(question: "How did it go?", answer: "Well."),
        QuestionAnswer(
          question: "What next?", answer: "Rest.",
          extra: JSONObject(members: [
            .init(name: "confidence", value: .number(try #require(JSONNumber(spelling: "0.9")))),
            .init(name: "asked_by", value: "Ann"),
          ]),
          details: [
            InsightSection(key: "confidence", title: "Confidence", value: .number("0.9")),
            InsightSection(key: "asked_by", title: "Asked by", value: .text(MarkdownText("Ann"))),
          ]),
      ])
    #expect(meeting.readiness == [])
    #expect(meeting.warnings == [])
  }

  @Test func `the stand-in is no question`() throws {
    let meeting = try Fixture.meeting("questions-fallback")
    #expect(meeting.questions == [])
    #expect(meeting.readiness == [.fallbackQuestions])
    #expect(meeting.transcript?.turns.count == 2)
    #expect(meeting.warnings == [])
  }

  @Test func `where the transcript is null the stand-in's answer is the transcript`() throws {
    let meeting = try Fixture.meeting("questions-fallback-without-transcript")
    #expect(meeting.questions == [])
    #expect(meeting.readiness == [.fallbackQuestions])
    #expect(meeting.transcript?.turns.map(\.text) == ["How did it go?", "Well."])
  }

  @Test func `items may lack a key, be null or a plain string`() throws {
    let meeting = try Fixture.meeting("questions-odd")
    #expect(
      meeting.questions == [
        QuestionAnswer(question: "Only a question?"), QuestionAnswer(answer: "Only an answer."),
        QuestionAnswer(question: "A plain string?"), QuestionAnswer(question: "42"),
      ])
    #expect(meeting.warnings.map(\.path) == ["/qa_pairs/2", "/qa_pairs/4", "/qa_pairs/5"])
  }

  // MARK: The stand-in

  @Test func `white space around a repeated transcript does not count`() throws {
    let meeting = try meeting(
      questions: #"[{"question":" Full Interview Transcript","answer":"\nAnn: \u00a0Hi.\n"}]"#)
    #expect(meeting.questions == [])
    #expect(meeting.readiness.contains(.fallbackQuestions))
  }

  @Test func `a stand-in that says something else stays, so that nothing is lost`() throws {
    let meeting = try meeting(
      questions: #"[{"question":"Full Interview Transcript","answer":"Bob: Another."}]"#)
    #expect(meeting.questions.map(\.answer) == ["Bob: Another."])
    #expect(!meeting.readiness.contains(.fallbackQuestions))
  }

  @Test func `beside real questions the stand-in is dropped and nothing is wanting`() throws {
    let meeting = try meeting(
      questions: #"[{"question":"Full Interview Transcript","answer":"Ann: Hi."},{"question":"a"}]"#
    )
    #expect(meeting.questions == [QuestionAnswer(question: "a")])
    #expect(!meeting.readiness.contains(.fallbackQuestions))
  }

  @Test func `the stand-in does not come back through its assessment`() throws {
    let meeting = try meeting(
      questions: #"[{"question":"Full Interview Transcript","answer":"Ann: Hi."}]"#,
      assessments: #"""
        [{"question":"Full Interview Transcript","answer":"Ann: Hi.","score":7.5,"notes":"Good."}]
        """#)
    #expect(meeting.questions == [])
    #expect(meeting.readiness == [.fallbackQuestions])
    #expect(meeting.insights?.sections.map(\.title) == ["Question assessments"])
  }

  @Test func `a second stand-in that differs from the first stays`() throws {
    let meeting = try meeting(
      questions: #"""
        [{"question":"Full Interview Transcript","answer":"Ann: Hi."},
        {"question":"Full Interview Transcript","answer":"Bob: Ho."}]
        """#, transcript: "null")
    #expect(meeting.transcript?.turns.map(\.text) == ["Hi."])
    #expect(meeting.questions.map(\.answer) == ["Bob: Ho."])
  }

  // MARK: Assessments

  @Test func `assessments are joined to the questions that they repeat`() throws {
    let meeting = try Fixture.meeting("insights-default")
    #expect(meeting.questions.map(\.question) == ["How did it go?", "What next?", "Who pays?"])
    #expect(meeting.questions.map(\.score?.number.spelling) == ["7.5", nil, "2"])
    #expect(meeting.questions.map(\.notes?.source) == ["Short.", nil, "Open."])
    #expect(meeting.questions.map(\.answer) == ["Well.", "Rest.", "Nobody said."])
    #expect(meeting.questions.allSatisfy { $0.extra.members.isEmpty })
    #expect(meeting.warnings == [])
  }

  @Test func `a score of 0 is none without notes, and a score with notes`() throws {
    let meeting = try meeting(
      questions: #"[{"question":"a"},{"question":"b"},{"question":"c"}]"#,
      assessments: #"""
        [{"question":"a","score":0.0,"notes":""},{"question":"b","score":0,"notes":"Failed."},
        {"question":"c","score":0.0,"notes":null}]
        """#)
    #expect(meeting.questions.map(\.score?.number.spelling) == [nil, "0", nil])
    #expect(meeting.questions.map(\.notes?.source) == [nil, "Failed.", nil])
  }

  @Test func `a placeholder in the notes is no assessment`() throws {
    let meeting = try meeting(
      questions: #"[{"question":"a"}]"#,
      assessments: #"""
        [{"question":"a","score":0.0,"notes":"Analysis pending - AI analysis unavailable"}]
        """#)
    #expect(meeting.questions == [QuestionAnswer(question: "a")])
    #expect(meeting.readiness == [.placeholderInsights])
  }

  @Test func `of questions with one text each gets its assessment in order`() throws {
    let meeting = try meeting(
      questions: #"[{"question":"Why?","answer":"a"},{"question":"why ?"},{"question":"WHY?\n"}]"#,
      assessments: #"""
        [{"question":"why?","score":1},{"question":" Why?","score":2},{"question":"Why?","score":3}]
        """#)
    #expect(meeting.questions.map(\.question) == ["Why?", "why ?", "WHY?\n"])
    // Those that are the same but for case and white space come first.
    #expect(meeting.questions.map(\.score?.value) == [1, 3, 2])
  }

  @Test func `what else an assessment says is kept`() throws {
    let meeting = try meeting(
      questions: #"[{"question":"a","answer":"x"},{"question":"b"}]"#,
      assessments: #"""
        [{"question":"a","answer":"y","score":"9/10","notes":["n","m"],"level":"senior"},
        {"question":"b","answer":"z","score":"high","notes":{"k":1}}]
        """#)
    #expect(meeting.questions.map(\.score?.value) == [9, nil])
    #expect(meeting.questions.map(\.notes?.source) == ["- n\n- m", #"{"k":1}"#])
    #expect(meeting.questions.map(\.answer) == ["x", "z"])
    #expect(
      meeting.questions.map(\.extra) == [
        JSONObject(members: [
          .init(name: "level", value: "senior"), .init(name: "assessed_answer", value: "y"),
        ]),
        JSONObject(members: [.init(name: "score", value: "high")]),
      ])
    #expect(meeting.questions[0].details.map(\.title) == ["Level", "Assessed answer"])
    #expect(meeting.questions[1].details.map(\.value) == [.text(MarkdownText("high"))])
    #expect(meeting.warnings.count == 2)
  }

  private static let asked = [
    "What problem are you trying to solve today?", "How soon do you need this solved?",
    "Who decides about the budget?",
  ]

  private func scores(of questions: [String]) throws -> [Double?] {
    let pairs = Self.asked.map { "{\"question\":\"\($0)\",\"answer\":\"Yes.\"}" }
    let assessments = questions.enumerated().map { number, question in
      "{\"question\":\"\(question)\",\"answer\":\"yes…\",\"score\":\(number + 1)}"
    }
    let meeting = try meeting(
      questions: "[\(pairs.joined(separator: ","))]",
      assessments: "[\(assessments.joined(separator: ","))]")
    return meeting.questions.map(\.score?.value)
  }

  @Test(arguments: [
    ["Q1: ", "Q2: ", "Q3: "], ["1. ", "2. ", "3. "],
    ["Question 1 - ", "Question 2 - ", "Question 3 - "],
    ["(1) ", "(2) ", "(3) "], ["**Q1.** ", "**Q2.** ", "**Q3.** "], ["#1 ", "#2 ", "#3 "],
    ["", "", ""],
  ])
  func `numbered questions are joined, whatever the form of the number`(prefixes: [String]) throws {
    let questions = zip(prefixes, Self.asked).map { prefix, question in
      prefix + question.replacing("?", with: "").uppercased()
    }
    #expect(try scores(of: questions) == [1, 2, 3])
    // By their words, not by their place.
    #expect(try scores(of: questions.reversed()) == [3, 2, 1])
    #expect(try scores(of: [questions[2]]) == [nil, nil, 1])
  }

  @Test func `reworded questions are joined by number, then by place where none is left over`()
    throws
  {
    #expect(try scores(of: ["Q3: Who decides about the money?"]) == [nil, nil, 1])
    #expect(
      try scores(of: [
        "Which problem is it?", "How soon do you need this solved", "Who has the money?",
      ]) == [1, 2, 3])
    // Two are left of three: which of them is meant cannot be told.
    #expect(
      try scores(of: ["How soon do you need this solved", "Who has the money?"])
        == [nil, 1, nil, 2])
  }

  @Test func `the words of a reworded question are shown, those of a numbered one are not`() throws
  {
    let meeting = try meeting(
      questions: #"[{"question":"Who pays?","answer":"Ann"},{"question":"Why?","answer":"b"}]"#,
      assessments: #"""
        [{"question":"Q1: who pays","answer":"Ann","score":1},
        {"question":"For what reason?","answer":"c","score":2}]
        """#)
    #expect(
      meeting.questions.map { $0.details.map(\.key) }
        == [[], ["assessed_question", "assessed_answer"]])
  }

  @Test(arguments: ["5 years from now?", "24/7 support?", "3D printing?", "2026: what then?"])
  func `a number that is part of a question stays`(question: String) throws {
    let meeting = try meeting(
      questions: "[{\"question\":\"a\"},{\"question\":\"\(question)\"},{\"question\":\"b\"}]",
      assessments: "[{\"question\":\"\(question)\",\"score\":4}]")
    #expect(meeting.questions.map(\.score?.value) == [nil, 4, nil])
  }

  @Test func `what is said of the stand-in beside its answer is shown with the assessments`() throws
  {
    let meeting = try meeting(
      questions: #"[{"question":"Full Interview Transcript","answer":"Ann: Hi.","by":"x"}]"#,
      assessments: #"[{"question":"Full Interview Transcript","level":"senior"}]"#)
    #expect(
      meeting.insights?.sections.map(\.value)
        == [
          .sections([
            InsightSection(key: "level", title: "Level", value: .text(MarkdownText("senior")))
          ])
        ])
    #expect(meeting.warnings.map(\.path) == ["/qa_pairs"])
    #expect(meeting.extra["qa_pairs"] != nil)
  }

  @Test(arguments: [
    (#"{"a":8,"b":{"score":7,"notes":"n"},"c":{"question":"d","score":1}}"#, [8, 7, 1], 0),
    (#"{"question":"a","score":3}"#, [3, nil], 0),
    (#""[{\"question\":\"a\",\"score\":3}]""#, [3, nil], 0),
    (#"[{"question":"a","score":3},"prose",null,[]]"#, [3, nil], 1),
    (#""prose""#, [nil, nil], 1),
    ("7", [nil, nil], 1),
  ])
  func `assessments of another shape are read or shown as a section`(
    assessments: String, scores: [Double?], sections: Int
  ) throws {
    let meeting = try meeting(
      questions: #"[{"question":"a"},{"question":"b"}]"#, assessments: assessments)
    #expect(meeting.questions.map(\.score?.value) == scores)
    #expect(meeting.insights?.sections.count == sections)
    #expect(meeting.warnings.count == sections)
  }

  // MARK: Pairs of another shape

  @Test(arguments: [
    (#"{"question":"a","answer":"b"}"#, [QuestionAnswer(question: "a", answer: "b")]),
    (
      #"{"a":"b","c":null,"d":7}"#,
      [
        QuestionAnswer(question: "a", answer: "b"), QuestionAnswer(question: "c"),
        QuestionAnswer(question: "d", answer: "7"),
      ]
    ),
    (
      #""[{\"question\":\"a\",\"answer\":\"b\"}]""#, [QuestionAnswer(question: "a", answer: "b")]
    ),
    (#""prose""#, [QuestionAnswer(answer: "prose")]),
    ("true", [QuestionAnswer(answer: "true")]),
    (#"" ""#, []),
  ])
  func `pairs that are no array are read as far as they can be, with a warning`(
    value: String, questions: [QuestionAnswer]
  ) throws {
    let meeting = try meeting(questions: value)
    #expect(meeting.questions == questions)
    #expect(meeting.warnings.map(\.path) == ["/qa_pairs"])
  }

  @Test func `texts of the wrong kind are shown as they are written`() throws {
    let meeting = try meeting(
      questions: #"[{"question":1.50,"answer":["a",{"b":null}]},{"question":[],"answer":" "}]"#)
    #expect(
      meeting.questions == [QuestionAnswer(question: "1.50", answer: #"["a",{"b":null}]"#)])
    #expect(meeting.warnings.map(\.path) == ["/qa_pairs/0/answer", "/qa_pairs/1"])
  }

  @Test(arguments: [
    #"[{"Question":"Why?","Answer":"So."}]"#, #"[{"q":"Why?","a":"So."}]"#,
    #"{"QUESTION":"Why?","answer:":"So."}"#,
  ])
  func `question and answer may be spelt in another style`(pairs: String) throws {
    let meeting = try meeting(
      questions: pairs, assessments: #"[{"Question":"Why?","Score":3,"max_score":5,"Notes":"ok"}]"#)
    #expect(meeting.questions.map(\.question) == ["Why?"])
    #expect(meeting.questions.map(\.answer) == ["So."])
    #expect(meeting.questions.map(\.score?.highest) == [5])
    #expect(meeting.questions.map(\.notes?.source) == ["ok"])
    // Records have no other place for it; notes show it with the score.
    #expect(meeting.questions.map { $0.extra.members.map(\.name) } == [["max_score"]])
    #expect(meeting.questions.map(\.details.isEmpty) == [true])
  }

  @Test func `a member with the usual name is that, and another is kept`() throws {
    let meeting = try meeting(questions: #"[{"q":"x","question":"Why?","answer":"So."}]"#)
    #expect(meeting.questions.map(\.question) == ["Why?"])
    #expect(meeting.questions[0].extra.members.map(\.name) == ["q"])
  }
}
