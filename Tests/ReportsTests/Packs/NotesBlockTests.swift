import Foundation
import Reports
import Testing
import TestSupport

/// What a pack that extends `notes` can do with its sections, in both formats.
@Suite struct NotesBlockTests {
  /// The names of the blocks in both formats, in the order of the guide.
  static let names = [
    "before_title", "title", "when", "after_title", "notices", "error", "body", "summary",
    "results", "action_items", "decisions", "next_steps", "scores", "strengths", "weaknesses",
    "topics", "sections", "after_results", "questions", "speakers", "transcript", "end",
  ]
  /// The sections, each with the words of the rich meeting that only it has.
  static let sections = [
    "summary", "action_items", "decisions", "next_steps", "scores", "strengths", "weaknesses",
    "topics", "sections", "questions", "speakers", "transcript",
  ]

  private func text(_ blocks: String, _ format: OutputFormat) throws -> String {
    let pack = try TemplatePack.extendingNotes([
      "pack.json": TemplatePack.replacingStyle,
      "own.\(format.rawValue).mustache": "{{<notes}}\n\(blocks)\n{{/notes}}\n",
    ])
    return try Renderer(pack, format: format).text(Sample.rich())
  }

  /// The headings of the sections, in order.
  private func headings(_ text: String, _ format: OutputFormat) -> [String] {
    switch format {
    case .markdown: text.matches(of: /\n## (.*)/).map { String($0.output.1) }
    default: text.matches(of: /<h2>(.*)<\/h2>/).map { String($0.output.1) }
    }
  }

  @Test(arguments: [OutputFormat.markdown, .html])
  func `a section is dropped`(format: OutputFormat) throws {
    let all = headings(try text("", format), format)
    #expect(all.contains("Decisions") && all.count >= 11)
    let block = "{{$decisions}}{{/decisions}}{{$decisions_link}}{{/decisions_link}}"
    let blocks = format == .html ? block : "{{$decisions}}{{/decisions}}"
    let text = try text(blocks, format)
    #expect(headings(text, format) == all.filter { $0 != "Decisions" })
    #expect(!text.contains("#decisions"))
  }

  @Test(arguments: [OutputFormat.markdown, .html])
  func `a section is replaced`(format: OutputFormat) throws {
    let text = try text(
      "{{$decisions}}\n\nAgreed: {{#decisions}}{{.}};{{/decisions}}\n{{/decisions}}", format)
    #expect(text.contains("\nAgreed: "))
    #expect(!headings(text, format).contains("Decisions"))
  }

  @Test(arguments: [OutputFormat.markdown, .html])
  func `sections are put into another order`(format: OutputFormat) throws {
    let text = try text(
      "{{$body}}\n{{> notes.transcript}}\n{{> notes.decisions}}\n{{> notes.summary}}\n{{/body}}",
      format)
    #expect(headings(text, format) == ["Transcript", "Decisions", "Summary"])
    if format == .html {
      let links = try self.text(
        "{{$links}}{{> notes.transcript_link}}{{> notes.decisions_link}}{{/links}}", format)
      let start = try #require(links.range(of: "<nav")).lowerBound
      let end = try #require(links.range(of: "</nav>")).lowerBound
      #expect(
        links[start..<end].matches(of: /href="#([a-z-]+)"/).map { $0.output.1 }
          == ["transcript", "decisions"])
    }
  }

  @Test(
    arguments: [OutputFormat.markdown, .html],
    ["before_title", "after_title", "after_results", "end"])
  func `a section is added`(format: OutputFormat, place: String) throws {
    let added = try text("{{$\(place)}}\n\nAdded\n\n{{/\(place)}}", format)
    let without = try text("", format)
    #expect(added.replacing("\nAdded\n\n", with: "") == without)
  }

  @Test(arguments: [OutputFormat.markdown, .html])
  func `a section is wrapped in more`(format: OutputFormat) throws {
    let text = try text("{{$summary}}{{> notes.summary}}\n\nMore\n{{/summary}}", format)
    let without = try self.text("", format)
    #expect(text.contains("\n\nMore\n"))
    #expect(text.replacing("\n\nMore\n", with: "") == without)
  }

  @Test(arguments: [OutputFormat.markdown, .html])
  func `every block is there, and every section is a block`(format: OutputFormat) throws {
    for name in Self.names {
      #expect(try !text("{{$\(name)}}{{> notes.\(name)}}{{/\(name)}}", format).isEmpty)
    }
    let body = Self.sections.map { "{{$\($0)}}{{/\($0)}}" }.joined()
    #expect(headings(try text(body, format), format) == [])
  }

  @Test func `front matter and what comes first in a page are blocks`() throws {
    #expect(try text("{{$front_matter}}{{/front_matter}}", .markdown).hasPrefix("# "))
    #expect(
      try text("{{$head_end}}\n<meta name=\"author\" content=\"Acme\">\n{{/head_end}}", .html)
        .contains("\n<meta name=\"author\" content=\"Acme\">\n</head>"))
    for name in ["people", "figures", "contents", "links", "footer"] {
      #expect(try !text("{{$\(name)}}{{/\(name)}}", .html).isEmpty)
    }
  }

  @Test func `the blocks have the order of the guide, and are all in it`() throws {
    let pack = try PackLoader().load("notes")
    let page = ["head_end", "content", "people", "figures", "contents", "links", "footer"]
    let guides = try ["Templates/README.md", "Sources/Reports/Reports.docc/WritingTemplates.md"]
      .map { ($0, try ProjectFolder.text(of: $0)) }
    for format in [OutputFormat.markdown, .html] {
      let names = pack.blocks(for: format).map(\.name).filter { !$0.hasSuffix("_link") }
      let own = format == .html ? page : ["front_matter"]
      #expect(names.filter { !own.contains($0) } == Self.names)
      #expect(Set(own).isSubset(of: names))
      for name in names where name != "content" {
        for (path, guide) in guides {
          let isNamed = guide.contains("`\(name)`")
          #expect(isNamed, "\(path) does not name the block `\(name)`")
        }
      }
    }
    let links = pack.blocks(for: .html).map(\.name).filter { $0.hasSuffix("_link") }
    #expect(Set(links) == Set(Self.sections.map { "\($0)_link" }))
  }

  @Test func `a block that there is not is an error with the nearest name`() throws {
    #expect(
      description { try text("{{$sumary}}{{/sumary}}", .markdown) }
        == "own/own.md.mustache:2:1: the parent has no block \"sumary\"; did you mean \"summary\"?")
    #expect(
      description { try text("{{$tasks}}{{/tasks}}", .html) }
        == "own/own.html.mustache:2:1: the parent has no block \"tasks\"; did you mean "
        + "\"action_items\"?")
    #expect(
      description { try text("{{$body}}{{> sumary}}{{> summary}}{{/body}}", .html) }
        == "own/own.html.mustache:2:10: there is no template \"sumary\"")
    #expect(
      description { try text("{{$body}}{{> summary}}{{/body}}", .html) }
        == "own/own.html.mustache:2:10: there is no template \"summary\"; did you mean "
        + "\"notes.summary\"?")
    #expect(
      description { try text("{{$body}}{{> notes.sumary}}{{/body}}", .html) }
        == "own/own.html.mustache:2:10: the template \"notes\" has no block \"sumary\"; did you mean "
        + "\"summary\"?")
  }
}
