import Reports
import Testing
import TestSupport

/// The rich meeting in each format, compared whole with a file.
@Suite struct GoldenTests {
  private let replacing = TemplatePack.replacingStyle

  @Test(arguments: OutputFormat.usual)
  func `the rich meeting is written as its golden file says`(format: OutputFormat) throws {
    // A stylesheet of one line keeps the looks out of what is compared.
    let pack = try TemplatePack.extendingNotes(["pack.json": replacing, "style.css": "main {}"])
    let renderer = try Renderer(pack, format: format)
    try GoldenFile.compare(
      renderer.text(Sample.rich()),
      with: "Tests/ReportsTests/Golden/rich.\(format.rawValue)")
  }

  @Test func `a pack with only a Markdown template makes a page through libcmark`() throws {
    let pack = try TemplatePack.extendingNotes([
      "pack.json": replacing, "style.css": "main {}",
      "own.md.mustache": """
      ---
      title: {{yaml(title)}}
      ---

      # {{title}}

      {{#action_items}}
      - [{{#done}}x{{/done}}{{^done}} {{/done}}] {{task}}
      {{/action_items}}

      {{summary}}
      {{#turns}}

      **{{speaker}}:** {{text}}
      {{/turns}}

      """,
    ])
    try GoldenFile.compare(
      Renderer(pack, format: .html).text(Sample.rich()),
      with: "Tests/ReportsTests/Golden/markdown-only.html")
  }
}
