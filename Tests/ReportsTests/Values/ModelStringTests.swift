import BotStatus
import Foundation
import MeetingModel
import Reports
import Testing
import TestSupport

/// What the notes show of strings as language models write them.
@Suite struct ModelStringTests {
  private func meeting(_ insights: String) throws -> Meeting {
    let text = #"""
      {"status":"completed","bot_id":"258b06fc-6bc9-4261-9f29-bc8a4474af0a","transcript":"Ann: Hi.\nBob: Hello.",
      "insights":\#(insights)}
      """#
    return try BotStatusReader().meeting(in: Array(text.utf8))
  }

  /// Checks that parts of the notes stand in them, in Markdown and in HTML.
  private func expect(
    _ insights: String, markdown: String, html: String,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let meeting = try meeting(insights)
    let notes = try PackLoader().load("notes")
    let written = try Renderer(notes, format: .markdown).text(meeting)
    #expect(written.contains(markdown), "\(written)", sourceLocation: location)
    let page = try Renderer(notes, format: .html).text(meeting)
    #expect(page.contains(html), "\(page)", sourceLocation: location)
  }

  @Test func `a detail belongs to its action item`() throws {
    try expect(
      #"{"action_items":"- Prepare the order\n  - ask for two quotes\n- Book a crane"}"#,
      markdown: """
        - [ ] Prepare the order
            - ask for two quotes
        - [ ] Book a crane

        """,
      html: """
        <div class="task">Prepare the order
        <ul>
        <li>ask for two quotes</li>
        </ul></div>
        """)
  }

  @Test func `a step has the list below it`() throws {
    try expect(
      #"{"next_steps":"1. Order\n   - pumps\n   - cranes\n2. Build"}"#,
      markdown: "- Order\n    - pumps\n    - cranes\n- Build\n",
      html: "<ul>\n<li>pumps</li>\n<li>cranes</li>\n</ul>")
  }

  @Test func `items with signs have them once`() throws {
    try expect(
      #"{"strengths":["- Clear plan","• Calm"]}"#, markdown: "\n- Clear plan\n- Calm\n",
      html: ">Clear plan")
  }

  @Test func `a box in a list of other things is a sign`() throws {
    try expect(
      #"{"next_steps":["[ ] Order","[x] Build"]}"#, markdown: "\n- ☐ Order\n- ☑ Build\n",
      html: "☑ Build")
  }

  @Test func `numbers that are said stay`() throws {
    try expect(
      #"{"topics":["1. FC Köln","2024. A year","-5 degrees"]}"#,
      markdown: "\n- 1\\. FC Köln\n- 2024\\. A year\n- -5 degrees\n", html: ">1. FC Köln<")
  }

  @Test func `signs in prose are a list`() throws {
    try expect(
      #"{"summary":"Main points:\n• Two pumps\n• Delivery in May","next_steps":"– Order\n– Build"}"#,
      markdown: "Main points:\n\n- Two pumps\n- Delivery in May\n",
      html: "<p>Main points:</p>\n<ul>\n<li>Two pumps</li>\n<li>Delivery in May</li>\n</ul>")
  }

  @Test func `lines stay lines`() throws {
    try expect(
      #"{"summary":"Customer: Tidewater\nBudget: 4,200 EUR"}"#,
      markdown: "Customer: Tidewater  \nBudget: 4,200 EUR\n",
      html: "<p>Customer: Tidewater<br />\nBudget: 4,200 EUR</p>")
  }

  @Test func `what was escaped twice is Markdown`() throws {
    try expect(
      ###"{"summary":"## Pump order\\n\\n- Two pumps\\n- Delivery in May"}"###,
      markdown: "### Pump order\n\n- Two pumps\n- Delivery in May\n",
      html: "<h3>Pump order</h3>\n<ul>\n<li>Two pumps</li>")
  }

  @Test func `a fence around Markdown is not shown`() throws {
    try expect(
      ####"{"summary":"```markdown\n## Pump order\n\nAgreed on **two pumps**.\n```"}"####,
      markdown: "### Pump order\n\nAgreed on **two pumps**.\n",
      html: "<h3>Pump order</h3>\n<p>Agreed on <strong>two pumps</strong>.</p>")
  }

  @Test func `bold beside CJK punctuation is bold`() throws {
    try expect(
      #"{"summary":"**決定事項：**来週までに"}"#, markdown: "**決定事項：**&#26469;週までに\n",
      html: "<p><strong>決定事項：</strong>来週までに</p>")
  }

  @Test func `a title is shown once`() throws {
    try expect(
      ###"{"title":"Pump order","summary":"# Pump order\n\n## Summary\n\nTwo pumps were ordered."}"###,
      markdown: "## Summary\n\nTwo pumps were ordered.\n",
      html: "<p>Two pumps were ordered.</p>")
  }

  @Test func `every language's headings are known as titles`() throws {
    let keys = ["summary", "action_items"] + InsightSlot.lists.map(\.rawValue)
    for language in BuiltInPacks().languages(ofPack: "notes") {
      let labels = try #require(
        JSONSerialization.jsonObject(
          with: Data(ProjectFolder.bytes(of: "Templates/notes/labels.\(language).json")))
          as? [String: Any])
      for key in keys {
        let heading = try #require(labels[key] as? String, "labels.\(language).json lacks \(key)")
        let meeting = try meeting(###"{"\###(key)":"## \###(heading)\n\nPumps."}"###)
        let insights = try #require(meeting.insights)
        let parts = [
          InsightSlot.lists.flatMap { insights[$0] }, insights.actionItems.map(\.task),
          [insights.summary].compactMap(\.self), insights.sections.map(\.value),
        ]
        #expect(
          parts.joined().map { $0 } == [.text(MarkdownText("Pumps."))],
          "InsightSlot.swift: the titles of \(key) lack \(heading)")
      }
    }
  }
}
