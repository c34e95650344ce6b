import MeetingModel
import Mustache
import Reports
import Testing

@testable import Reports

@Suite struct ValueTests {
  /// The names that design and documentation promise to templates.
  private static let promised = [
    "title", "date", "bot_id", "room", "started_at", "duration", "participants", "turns",
    "turns.speaker", "turns.time", "turns.text", "turns.index", "turns.anchor", "questions",
    "questions.question", "questions.answer", "questions.score", "questions.notes",
    "questions.evidence", "summary", "action_items", "decisions", "next_steps", "topics",
    "strengths", "weaknesses", "overall_score", "competencies", "sections", "sections.title",
    "sections.body", "speakers", "passages", "passages.speaker", "passages.time",
    "passages.turns", "status", "error", "readiness", "warnings", "labels",
  ]

  @Test(arguments: promised)
  func `a promised name can be used in every format`(name: String) throws {
    let parts = name.split(separator: ".").map(String.init)
    let template =
      parts.count == 1
      ? "{{#\(parts[0])}}{{/\(parts[0])}}"
      : "{{#\(parts[0])}}{{#\(parts[1])}}{{/\(parts[1])}}{{/\(parts[0])}}"
    for format in OutputFormat.usual {
      let pack = try TemplatePack.extendingNotes(["own.\(format.rawValue).mustache": template])
      _ = try Renderer(pack, format: format)
    }
  }

  @Test func `the values of a meeting are what the schema says, name by name`() throws {
    let labels = try Labels(of: PackLoader().load("notes"), language: "en")
    let page = try PageHead(styles: []).value
    let names = RootNames(labels: labels, page: page)
    let context = ValueContext(
      labels: labels, insightWriter: HTMLInsightWriter(labels: labels),
      options: RenderOptions(variables: ["k": "v"]), headingLevel: 2,
      showsPassages: true)
    let meeting = try Sample.rich()
    let subject = MeetingValues.Subject(meeting, showsTranscript: true)
    let value = names.value(of: subject, body: .nothing, in: context)
    #expect(differences(value, names.schema, at: "") == [])
  }

  @Test(arguments: [
    (0, "0:00", "PT0S"), (5_999, "0:05", "PT5S"), (754_000, "12:34", "PT12M34S"),
    (3_600_000, "1:00:00", "PT1H"), (3_723_000, "1:02:03", "PT1H2M3S"),
    (-61_000, "-1:01", "PT0S"), (-500, "0:00", "PT0S"), (360_000_000, "100:00:00", "PT100H"),
    (Int64.max, "2562047788015:12:55", "PT2562047788015H12M55S"),
  ])
  func `a time since the start is short to read`(
    milliseconds: Int64, clock: String, duration: String
  ) {
    #expect(TimeText.clock(milliseconds: milliseconds) == clock)
    #expect(TimeText.isoDuration(milliseconds: milliseconds) == duration)
  }

  @Test(arguments: [
    (0, "0 s"), (59_499, "59 s"), (59_999, "1 min"), (60_000, "1 min"), (89_999, "1 min"),
    (90_000, "2 min"),
    (3_570_000, "1 h"), (3_600_000, "1 h"), (4_360_000, "1 h 13 min"), (-1, "0 s"),
  ])
  func `a duration is said as people say it`(milliseconds: Int64, text: String) throws {
    let labels = try Labels(of: PackLoader().load("notes"), language: "en")
    #expect(labels.duration(milliseconds: milliseconds) == text)
  }

  @Test func `consecutive turns of a speaker are one passage, and empty ones are left out`() throws
  {
    let meeting = Sample.talk([
      ("A", "1"), ("A", "2"), ("B", " \n"), ("A", "3"), (nil, "4"), (nil, "5"), ("B", "6"),
    ])
    let pack = try TemplatePack.extendingNotes([
      "own.md.mustache":
        "{{#passages}}{{speaker}}={{#turns}}{{text}}{{index}}{{/turns}} {{/passages}}"
    ])
    #expect(try Renderer(pack, format: .markdown).text(meeting) == "A=112234 =4556 B=67 ")
  }

  @Test(arguments: [
    (MeetingStatus.failed, [Readiness.noTranscript], ["failed", "no_transcript"]),
    (.running, [], ["running"]),
    (.unknown("paused"), [.noInsights], ["unknown_status", "no_insights"]),
    (.completed, [.placeholderInsights, .fallbackQuestions], ["placeholder_insights"]),
  ])
  func `what a reader has to know is said in words`(
    status: MeetingStatus, readiness: [Readiness], kinds: [String]
  ) throws {
    var meeting = Meeting(status: status)
    meeting.readiness = readiness
    let pack = try TemplatePack.extendingNotes([
      "own.md.mustache": "{{#notices}}{{kind}}\n{{/notices}}",
      "own.html.mustache": "{{#notices}}<p>{{text}}</p>{{/notices}}",
    ])
    let markdown = try Renderer(pack, format: .markdown).text(meeting)
    #expect(markdown.replacing("\\", with: "") == kinds.map { $0 + "\n" }.joined())
    let html = try Renderer(pack, format: .html).text(meeting)
    #expect(!html.contains("notice_"), "a notice has no label")
    #expect(!html.contains("{"), "a label is not filled in")
  }

  @Test func `placeholders in labels are filled once`() throws {
    let pack = try TemplatePack.extendingNotes([
      "labels.en.json": "{\"title_format\": \"{date} at {room}\"}",
      "own.md.mustache": "{{title}}",
    ])
    var meeting = Meeting(status: .completed)
    meeting.room.name = "{date}"
    meeting.startedAt = Instant(seconds: 0)
    let text = try Renderer(pack, format: .markdown).text(meeting)
    #expect(text.replacing("\\", with: "") == "1 January 1970 at {date}")
  }

  @Test func `a label of a pack replaces or joins those of the packs under it`() throws {
    let pack = try TemplatePack.extendingNotes([
      "labels.en.json": "{\"summary\": \"In short\", \"greeting\": \"Hello\"}",
      "own.html.mustache": "{{labels.summary}} {{labels.greeting}} {{labels.decisions}}",
    ])
    #expect(try Renderer(pack, format: .html).text(Sample.talk([])) == "In short Hello Decisions")
  }

  /// Where a value is not what a schema says.
  private func differences(_ value: Value, _ schema: Schema, at path: String) -> [String] {
    switch (value, schema) {
    case (_, .anything), (.nothing, _): []
    case (.list(let elements), .list(let element)):
      elements.flatMap { differences($0, element, at: path + "[]") }
    case (.object(let object), .object(let names)):
      names.keys.filter { object[$0] == nil }.map { "\(path).\($0) has no value" }
        + zip(object.shape.names, object.values).flatMap { name, value in
          names[name].map { differences(value, $0, at: "\(path).\(name)") }
            ?? ["\(path).\(name) is not in the schema"]
        }
    case (.boolean, .leaf), (.number, .leaf), (.verbatim, .leaf), (.token, .leaf), (.text, .leaf),
      (.fragment, .leaf):
      []
    default: ["\(path) is something else"]
    }
  }
}
