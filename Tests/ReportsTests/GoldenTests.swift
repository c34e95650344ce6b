import Foundation
import Reports
import Testing

/// The rich meeting in each format, compared whole with a file.
///
/// With `DEBRIEF_RECORD=1` in the environment the files are written anew, and the run fails, so
/// that nobody leaves it on.
@Suite struct GoldenTests {
  @Test(arguments: OutputFormat.allCases)
  func `the rich meeting is written as its golden file says`(format: OutputFormat) throws {
    // A stylesheet of one line keeps the looks out of what is compared.
    let pack = try TemplatePack.extendingNotes(["style.css": "main {}"])
    let renderer = try Renderer(pack, format: format)
    try compare(renderer.text(Sample.rich()), with: "rich.\(format.rawValue)")
  }

  @Test func `a pack with only a Markdown template makes a page through libcmark`() throws {
    let pack = try TemplatePack.extendingNotes([
      "style.css": "main {}",
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
    try compare(Renderer(pack, format: .html).text(Sample.rich()), with: "markdown-only.html")
  }

  private func compare(_ text: String, with name: String) throws {
    let file = ProjectFolder.root.appending(path: "Tests/ReportsTests/Golden/\(name)")
    if ProcessInfo.processInfo.environment["DEBRIEF_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record(
        "\(name) was recorded anew; look at the difference and run without DEBRIEF_RECORD")
      return
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let goldenLines = golden.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, pair) in zip(lines, goldenLines).enumerated() where pair.0 != pair.1 {
      Issue.record("\(name):\(index + 1): wrote \(pair.0), expected \(pair.1)")
      break
    }
    #expect(Array(text.utf8) == Array(golden.utf8), "\(name) differs")
  }
}
