import CLibcmark
import Foundation
import MeetingModel
import Reports
@testable import Verification

/// The outputs that attacks are tried on: every built-in template, and a pack that has Markdown
/// only.
enum AttackOutput: String, CaseIterable {
  case markdown, page, records, markdownPack, markdownPackAsPage

  var kind: OutputKind {
    switch self {
    case .markdown, .markdownPack: .markdown
    case .page, .markdownPackAsPage: .page
    case .records: .records
    }
  }

  /// A renderer, with a variable of a template.
  func renderer(variable: String) throws -> Renderer {
    let options = RenderOptions(variables: ["x": variable])
    switch self {
    case .records: return try Renderer(Self.notes.get(), format: .jsonLines, options: options)
    case .markdown: return try Renderer(Self.notes.get(), format: .markdown, options: options)
    case .page: return try Renderer(Self.notes.get(), format: .html, options: options)
    case .markdownPack: return try Renderer(Self.own.get(), format: .markdown, options: options)
    case .markdownPackAsPage: return try Renderer(Self.own.get(), format: .html, options: options)
    }
  }

  /// The built-in pack with a short stylesheet, to save time.
  private static let notes = Result {
    try PackLoader(sources: [
      AttackPacks(packs: [
        "short": [
          "pack.json": "{\"name\": \"short\", \"style\": \"replace\"}", "style.css": "p {}",
        ]
      ]),
      BuiltInPacks(),
    ]).load("short")
  }

  private static let own = Result {
    try PackLoader(sources: [
      AttackPacks(packs: [
        "own": [
          "pack.json": "{\"name\": \"own\", \"style\": \"replace\"}", "style.css": "p {}",
          "own.md.mustache": ownTemplate,
        ]
      ]), BuiltInPacks(),
    ]).load("own")
  }

  private static let ownTemplate = """
    # {{title}}

    {{vars.x}} · **{{vars.x}}** · [{{room}}](<https://a.example/{{url(room)}}>) · {{error}}
    {{#turns}}
    - **{{speaker}}:** {{text}}
    {{/turns}}
    {{#questions}}

    > {{question}}

    *{{answer}}*

    {{notes}}
    {{/questions}}

    {{summary}}

    {{#action_items}}
    1. {{task}} {{owner}} {{due}}
    {{/action_items}}
    {{#sections}}

    ### {{title}}

    | a | b |
    | - | - |
    | {{plain(body)}} | {{slug(title)}} |
    | {{truncate(body, 20)}} | {{upper(title)}} {{title(plain(title))}} |
    | {{lower(truncate(title))}} | {{number(title, 1)}}{{time(title)}}{{duration(title)}} |

    {{body}}
    {{/sections}}
    {{#strengths}}
    * {{.}}
    {{/strengths}}

    """

  /// The visible text of an output; nil if no parser can tell.
  static func shown(_ bytes: [UInt8], as kind: OutputKind) -> String? {
    switch kind {
    case .records, .text, .table, .webVTT, .subRip, .calendar, .mail, .slack:
      return String(decoding: bytes, as: UTF8.self)
    case .page: return PageTree(page: bytes)?.text
    case .markdown:
      var body = bytes[...]
      if body.starts(with: "---\n".utf8),
        let end = body.firstRange(of: Array("\n---\n".utf8))?.upperBound
      {
        body = body[end...]
      }
      let html = Array(body).withUnsafeBytes { buffer in
        cmark_markdown_to_html(
          buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, CMARK_OPT_UNSAFE)
      }
      guard let html else { return nil }
      defer { free(html) }
      let page =
        "<!doctype html><html><head></head><body>" + String(cString: html) + "</body></html>"
      return PageTree(page: Array(page.utf8))?.text
    }
  }
}

/// Packs in memory.
struct AttackPacks: PackSource {
  var packs: [String: [String: String]]

  func packNames() -> [String] { packs.keys.sorted() }

  func files(ofPack name: String) throws(ReportError) -> [PackFile]? {
    packs[name].map { files in
      files.sorted { $0.key < $1.key }.map {
        PackFile(name: $0.key, path: "\(name)/\($0.key)", text: $0.value)
      }
    }
  }
}
