import BotStatus
import Evidence
import JSONDocument
import MeetingModel
import Testing

/// Where texts of the insights were received, and the evidence that they have.
@Suite struct InsightEvidenceTests {
  private static let said = "Ship the harbour cranes on Friday morning"
  private static let other = "Paint the workshop doors before winter arrives"

  private func meeting(
    _ insights: JSONValue, options: ReaderOptions = ReaderOptions()
  ) throws -> Meeting {
    var meeting = try BotStatusReader(options: options).meeting(from: [
      "status": "completed",
      "transcript": .string("Ann: \(Self.said).\nBo: Fine.\nAnn: \(Self.other).\nBo: Good."),
      "insights": insights,
    ])
    meeting.findEvidence()
    return meeting
  }

  private func paths(_ insights: JSONValue) throws -> [String?] {
    try #require(try meeting(insights).insights).evidence.map(\.path)
  }

  @Test func `equal texts share their evidence, which is listed where they stand first`() throws {
    let said = JSONValue.string(Self.said)
    let meeting = try meeting([
      "topics": [said], "action_items": ["Nothing of the kind was ever mentioned", said],
      "decisions": [said, said],
      "question_assessments": [["question": "When?", "score": 8, "notes": said]],
    ])
    let insights = try #require(meeting.insights)
    #expect(insights.evidence == [InsightEvidence(path: "/topics/0", text: Self.said, turns: [1])])
    #expect(insights.decisions.map(\.leadingText?.evidence) == [[1], [1]])
    #expect(insights.topics.map(\.leadingText?.evidence) == [[1]])
    #expect(insights.actionItems.map(\.task.leadingText?.evidence) == [[], [1]])
    #expect(meeting.questions.map(\.notes?.evidence) == [[1]])
  }

  @Test func `each text knows the item that it was received in`() throws {
    let insights = try #require(
      try meeting([
        "nextSteps": ["None", "- First\n- Second", ["what": "Third"]],
        "decisions": ["Analysis pending - AI analysis unavailable", "Fourth"],
        "Action Items": [["owner": "Ann", "task": "Fifth"], ["task": ["title": "Sixth"]]],
        "strengths": [["a": "Seventh", "b": "x"], ["a": "Eighth"]],
        "weaknesses": "- Ninth", "topics": ["[\"Tenth\"]"],
      ]).insights)
    let pointers = InsightSlot.allCases.flatMap { slot in
      insights.items(of: slot).map { $0.leadingText?.path?.pointer.text }
    }
    #expect(
      pointers == [
        "/Action Items/0", nil, "/decisions/1", "/nextSteps/1", "/nextSteps/1", "/nextSteps/2",
        "/strengths/0", "/strengths/1", nil, nil,
      ])
  }

  @Test func `rows of a table have evidence, and a table among other items takes none of theirs`()
    throws
  {
    let rows: JSONValue = [
      ["what": "Nothing of the kind was ever mentioned"], ["what": .string(Self.said)],
    ]
    for decisions in [rows, ["Fine", rows, .string(Self.said)]] {
      let insights = try #require(try meeting(["decisions": decisions]).insights)
      let evidence = insights.items(of: .decisions).map(\.leadingText?.evidence)
      #expect(evidence.last == [1])
      #expect(evidence.dropLast().allSatisfy { $0?.isEmpty ?? true })
    }
  }

  @Test func `a path leads to the member of its name, whichever others are left out`() throws {
    let received = #"{"a":1,"decisions":["x"],"a":2,"decisions":["\#(Self.said)"]}"#
    let meeting = try meeting(JSONParser.parse(received))
    #expect(meeting.insights?.evidence.map(\.path) == ["/decisions/0"])
  }

  @Test func `what is in a text or a document has evidence without a path`() throws {
    #expect(try paths(["decisions": .string("- \(Self.said)\n- \(Self.other)")]) == [nil, nil])
    #expect(try paths(["decisions": .string("[\"\(Self.said)\"]")]) == [nil])
    #expect(try paths(.string("{\"decisions\":[\"\(Self.said)\"]}")) == [nil])
  }

  @Test func `an item that is read without its sign keeps its path where speakers are renamed`()
    throws
  {
    let meeting = try meeting(
      ["decisions": [.string("- \(Self.said)")]],
      options: ReaderOptions(speakerNames: ["Bo": "Bea"]))
    #expect(meeting.insights?.evidence.map(\.path) == ["/decisions/0"])
    #expect(meeting.insights?.decisions == [.text(MarkdownText(Self.said))])
  }
}
