import MeetingModel
import Testing

@testable import Reports

struct SharingTests {
  /// Templates that use of turns and speakers what the others do not.
  private static let files = [
    "own.md.mustache": """
    {{#speakers}}{{name}} {{first_time}}–{{last_time}}{{/speakers}}
    {{#decisions}}{{.}}{{#has_evidence}} (said){{/has_evidence}}{{/decisions}}
    {{#questions}}{{#has_notes_evidence}}N{{/has_notes_evidence}}{{/questions}}
    """,
    "own.jsonl.mustache": "[{{#passages}}{{index}},{{/passages}}{{#turns}}{{index}},{{/turns}}0]",
  ]

  @Test(arguments: ["own", "notes"])
  func `a format is the same whatever other formats are written with it`(name: String) throws {
    let pack =
      try name == "own" ? TemplatePack.extendingNotes(Self.files) : PackLoader().load(name)
    let meeting = try Sample.rich()
    for formats in [[.html, .markdown, .jsonLines], OutputFormat.usual] {
      let view = MeetingView(meeting)
      for format in formats {
        var together: [UInt8] = []
        try Renderer(pack, format: format).render(view, into: &together)
        let alone = try Renderer(pack, format: format).text(meeting)
        #expect(String(decoding: together, as: UTF8.self) == alone)
      }
    }
  }

  @Test func `a text that is parsed once is written for each of its places`() throws {
    let plan = MarkdownText("# Plan\n\nDo **it**")
    var meeting = try Sample.rich()
    meeting.insights?.summary = .text(plan)
    meeting.insights?.decisions = [.text(plan), .sections([section("What", .text(plan))])]
    meeting.questions[0].notes = plan
    let view = MeetingView(meeting)
    let pack = try TemplatePack.extendingNotes([
      "own.html.mustache":
        "{{summary}}{{#decisions}}{{.}}{{/decisions}}{{#questions}}{{notes}}{{/questions}}"
    ])
    for _ in 1...2 {
      var html: [UInt8] = []
      try Renderer(pack, format: .html).render(view, into: &html)
      let levels = String(decoding: html, as: UTF8.self).matches(of: /<h(\d)>Plan/).map(\.1)
      #expect(levels == ["3", "3", "3", "4"])
    }
  }

  @Test func `texts whose characters only look alike are told apart`() throws {
    let texts = ["**caf\u{E9}**", "**cafe\u{301}**"]
    let parsed = ParsedTexts()
    let place = InsightPlace(.item, headingLevel: 3)
    for _ in 1...2 {
      for text in texts {
        var output: [UInt8] = []
        parsed.appendHTML(text, at: place, to: &output)
        let words = text.replacing("**", with: "")
        #expect(Array("<strong>\(words)</strong>".utf8) == output)
        #expect(parsed.plainText(of: text).utf8.elementsEqual(words.utf8))
        #expect(parsed.isLine(text))
      }
    }
  }

  private func section(_ title: String, _ value: InsightValue) -> InsightSection {
    InsightSection(key: title, title: title, value: value)
  }

  @Test func `what one renderer leaves out another one still shows`() throws {
    let pack = try PackLoader().load("notes")
    let view = MeetingView(Sample.talk([("Ann", "Hello there")]))
    for omitted in [[ReportPart.transcript], []] as [Set<ReportPart>] {
      let renderer = try Renderer(
        pack, format: .markdown, options: RenderOptions(omitting: omitted))
      var output: [UInt8] = []
      try renderer.render(view, into: &output)
      #expect(String(decoding: output, as: UTF8.self).contains("Hello there") == omitted.isEmpty)
    }
  }

  @Test func `turns with nothing to see part no passage`() throws {
    let template = "{{#passages}}{{speaker}}:{{#turns}} {{text}}{{/turns}};{{/passages}}"
    let pack = try TemplatePack.extendingNotes(["own.md.mustache": template])
    let meeting = Sample.talk([
      ("Ann", "a"), ("Ann", " "), ("Ann", "b"), ("Bob", "c"), ("Ann", ""), ("Bob", "d"),
      ("Ann", "e"), ("Ann", "f"), ("Bob", "\u{A0}"),
    ])
    let text = try Renderer(pack, format: .markdown).text(meeting)
    #expect(text == "Ann: a b;Bob: c d;Ann: e f;")
  }
}
