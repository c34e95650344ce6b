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
    for formats in [[.html, .markdown, .jsonLines], OutputFormat.allCases] {
      let view = MeetingView(meeting)
      for format in formats {
        var together: [UInt8] = []
        try Renderer(pack, format: format).render(view, into: &together)
        let alone = try Renderer(pack, format: format).text(meeting)
        #expect(String(decoding: together, as: UTF8.self) == alone)
      }
    }
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
