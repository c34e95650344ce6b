import Reports
import Testing

/// Labels that a pack adds or mistypes.
@Suite struct LabelTests {
  @Test func `a label of a pack's own is one that a template of the chain uses`() throws {
    let source = MemoryPacks(packs: [
      "middle": [
        "pack.json": "{\"name\": \"middle\"}",
        "middle.html.mustache": "{{> head}}", "head.html.mustache": "{{labels.greeting}}",
        "labels.en.json": "{\"greeting\": \"Hello\"}",
      ],
      "top": [
        "pack.json": "{\"name\": \"top\", \"extends\": \"middle\"}",
        "labels.en.json": "{\"greeting\": \"Good day\"}",
      ],
    ])
    let pack = try PackLoader(sources: [source, BuiltInPacks()]).load("top")
    #expect(try Renderer(pack, format: .html).text(Sample.talk([])) == "Good day")
  }

  @Test func `a label in a language other than the one asked for is not read`() throws {
    let pack = try TemplatePack.extendingNotes([
      "labels.de.json": "{\"summery\": \"\"}", "own.html.mustache": "{{labels.summary}}",
    ])
    #expect(try Renderer(pack, format: .html).text(Sample.talk([])) == "Summary")
    #expect(
      description {
        try Renderer(pack, format: .html, options: RenderOptions(language: "de"))
      }.contains("did you mean \"summary\"?"))
  }

  @Test func `a language may have names of zones and of days`() throws {
    let pack = try TemplatePack.extendingNotes([
      "labels.en.json": "{\"zone_CET\": \"Paris time\", \"day_1\": \"1st\"}"
    ])
    _ = try Renderer(pack, format: .html)
  }
}
