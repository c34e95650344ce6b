import Foundation
import Testing

/// A program that makes HTML of Markdown.
struct MarkdownReader: CustomTestStringConvertible, Sendable {
  let name: String
  /// The program and its arguments.
  let command: [String]
  /// The site around a document, for a program that reads a folder; nil for one that reads its
  /// standard input.
  private let site: Site?
  /// Schemes of links that the reader makes of plain text after escapes are read.
  var unavoidableSchemes: [String] = []
  /// Characters before which the reader shows a backslash that escapes them for CommonMark.
  var shownEscapes: [UInt8] = []
  /// Templates that mean something else to it.
  var otherTemplates: Set<String> = []
  /// Whether the program is there.
  let isInstalled: Bool

  init(_ name: String, _ command: [String], site: Site? = nil) {
    self.name = name
    self.command = command
    self.site = site
    isInstalled = (try? Tool.run(site == nil ? command : [command[0], "--help"], input: [])) != nil
  }

  /// Whether reading a document takes so long that few can be read.
  var isSlow: Bool { site != nil }

  var testDescription: String { name }

  /// The HTML of some Markdown.
  func html(_ markdown: [UInt8]) throws -> [UInt8] {
    try site?.html(markdown, command: command) ?? Tool.run(command, input: markdown)
  }

  /// What the reader shows, without the links that no escape can keep it from making.
  func shown(_ html: [UInt8]) -> ShownHTML {
    var shown = ShownHTML(html)
    var isOpen = false
    shown.tags.removeAll { tag in
      if tag.hasPrefix("<a "), unavoidableSchemes.contains(where: { tag.contains($0) }) {
        isOpen = true
        return true
      }
      defer { if tag == "</a>" { isOpen = false } }
      return isOpen && tag == "</a>"
    }
    return shown
  }

  /// A text without the backslashes that the reader shows though they escape what follows, and
  /// without those that they escape.
  func compared(_ text: [UInt8]) -> [UInt8] {
    guard !shownEscapes.isEmpty else { return text }
    return text.indices.filter { index in
      text[index] != UInt8(ascii: "\\") || index + 1 == text.count
        || !(shownEscapes.contains(text[index + 1]) || text[index + 1] == UInt8(ascii: "\\"))
    }.map { text[$0] }
  }

  /// The path of a script beside the tests.
  static func script(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Readers/\(name)").path
  }

  static let all: [MarkdownReader] = {
    var gfm = MarkdownReader(
      "cmark-gfm",
      ["cmark-gfm", "--unsafe"]
        + ["autolink", "table", "strikethrough", "tasklist", "footnotes"].flatMap { ["-e", $0] })
    gfm.unavoidableSchemes = ["mailto:", "xmpp:"]
    // It shows a bracket twice after `[^`.
    gfm.otherTemplates = ["{}@b.c", "**[{}] {}:** {}"]
    var withMath = MarkdownReader("markdown-it-py", [Tool.python, script("markdown-it.py")])
    withMath.otherTemplates = ["${}$", "{}@b.c"]
    var kramdown = MarkdownReader("kramdown", ["ruby", script("kramdown.rb"), "kramdown"])
    kramdown.shownEscapes = Array("%^~".utf8)
    var jekyll = MarkdownReader("kramdown for GitHub", ["ruby", script("kramdown.rb"), "GFM"])
    jekyll.shownEscapes = Array("%^~".utf8)
    // Its headings are one line.
    kramdown.otherTemplates = ["{}\n===", "{}\n---"]
    jekyll.otherTemplates = kramdown.otherTemplates
    var hugo = MarkdownReader("Hugo", ["hugo", "--quiet"], site: .hugo)
    // It shows escapes in the text of images.
    hugo.otherTemplates = ["{}@b.c", "![{}](u)"]
    var site = MarkdownReader("Jekyll", ["jekyll", "build", "--quiet"], site: .jekyll)
    site.shownEscapes = jekyll.shownEscapes
    site.otherTemplates = jekyll.otherTemplates
    return [
      gfm, withMath,
      MarkdownReader(
        "markdown-it", ["env", "NODE_PATH=/usr/share/nodejs", "node", script("markdown-it.js")]),
      kramdown, jekyll, hugo, site,
    ]
  }()
}
