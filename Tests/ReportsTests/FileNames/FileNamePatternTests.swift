import JSONDocument
import MeetingModel
import Testing

@testable import Reports

struct FileNamePatternTests {
  private func meeting() -> Meeting {
    var meeting = Meeting(status: .completed)
    meeting.botID = "258b06fc-6bc9-4261-9f29-bc8a4474af0a"
    meeting.room.name = "weekly/sync"
    meeting.startedAt = Instant(seconds: 1_772_445_600)
    var insights = Insights(received: .null)
    insights.title = "Q3: *Plan* / Überblick"
    insights.summary = .text(MarkdownText("They **ship** on\nFriday."))
    meeting.insights = insights
    return meeting
  }

  private func components(_ pattern: String, options: RenderOptions = RenderOptions()) throws
    -> [String]
  {
    try FileNamePattern(pattern, pack: PackLoader().load("notes"), options: options)
      .components(of: MeetingView(meeting()))
  }

  @Test(arguments: [
    ("{{date}} {{title}}", ["2026-03-02 Q3: *Plan* / Überblick"]),
    ("{{date}}/{{room}}/{{slug(title)}}", ["2026-03-02", "weekly/sync", "q3-plan-überblick"]),
    ("{{#room}}{{room}}{{/room}}/{{^room}}none{{/room}}x", ["weekly/sync", "x"]),
    ("{{{room}}}/{{&room}}", ["weekly/sync", "weekly/sync"]),
    ("{{summary}}", ["They ship on Friday."]), ("{{room}}//b/", ["weekly/sync", "", "b", ""]),
    ("{{date(started_at)}}", ["2 March 2026"]), ("{{! a / b }}c", ["c"]),
    ("{{vars.customer}}/{{count.turns}}", ["", ""]),
  ])
  func `a pattern sees the values of templates, and only its own slashes separate folders`(
    pattern: String, expected: [String]
  ) throws {
    #expect(try components(pattern) == expected)
  }

  @Test func `dates, labels and variables are those of the notes`() throws {
    let options = RenderOptions(
      title: "A/B", variables: ["customer": "Acme\u{1F}/\nInc"], language: "de")
    #expect(
      try components("{{vars.customer}}/{{date(started_at)}}/{{title}}", options: options)
        == ["Acme / Inc", "2. März 2026", "A/B"])
  }

  @Test(arguments: [
    ("{{date}} {{title}}", true), ("{{^room}}x{{/room}}", true),
    ("{{#has.room}}x{{/has.room}}", true),
    ("{{ # vars.a }}x{{/vars.a}}", true), ("{", true), ("#{{date}}", true), ("", true),
    ("{{#turns}}x{{/turns}}", false), ("{{ #turns}}x{{/turns}}", false), ("a{{> filename}}", false),
    ("{{{{#turns}}", false), ("{{=<% %>=}}<%#turns%>x<%/turns%>", false), ("{{<a}}{{/a}}", false),
    ("{{#\tturns}}x{{/turns}}", false), ("{{\u{A0}#turns}}x{{/turns}}", false),
    ("{{$a}}{{/a}}", false),
  ])
  func `a pattern that could repeat something is known`(pattern: String, isWithoutLoops: Bool) {
    #expect(FileNamePattern.isWithoutLoops(pattern) == isWithoutLoops)
  }

  @Test func `values that a pattern writes without testing for them are known`() throws {
    let pattern = try FileNamePattern(
      "{{#vars.a}}{{vars.a}}/{{/vars.a}}{{vars.b}} {{slug(vars.c)}} {{date}}",
      pack: PackLoader().load("notes"))
    #expect(
      pattern.askedVariables == [
        AskedVariable(name: "b", place: "filename:1:34"),
        AskedVariable(name: "c", place: "filename:1:45"),
      ])
  }

  @Test(arguments: [
    ("{{dat}}", "filename:1:1: no value is called \"dat\" here; did you mean \"date\"?"),
    ("{{date}} {{slog(title)}}", "filename:1:10: there is no function \"slog\""),
    ("{{date", "filename:1:1: "), ("{{> notes.md}}", "filename:1:1: "),
    ("a\nb", "filename: a pattern for names is one line without control characters"),
    (String(repeating: "a/", count: 16), "filename: a name can be in at most 15 folders"),
    ("/{{date}}", "filename: a pattern for names cannot begin with /: "),
    ("{{room}}/../{{date}}", "filename: a pattern for names cannot lead out of the folder"),
    ("../{{date}}", "filename: a pattern for names cannot lead out of the folder"),
    ("{{date}}/ ..", "filename: a pattern for names cannot lead out of the folder"),
    (
      "{{date}}.md",
      "filename: names get the extensions of their formats by themselves: drop \".md\""
    ),
    ("{{date}}.SLACK.json", "filename: names get the extensions"),
    ("sync", "filename: a pattern without values gives all notes one name: "),
    ("{sync}/{", "filename: a pattern without values gives all notes one name: "),
  ])
  func `what is wrong is told with its place`(pattern: String, message: String) throws {
    let error = #expect(throws: ReportError.self) { _ = try components(pattern) }
    let description = try #require(error).description
    #expect(description.utf8.starts(with: message.utf8), "\(description)")
  }
}
