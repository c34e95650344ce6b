import Foundation
import Testing

/// A program that makes HTML of Markdown.
package struct MarkdownReader: CustomTestStringConvertible, Sendable {
  package let name: String
  /// The program and its arguments; for one that reads its standard input, it reads documents that
  /// are separated by NUL, and writes their HTML in the same way.
  let command: [String]
  /// The site around the documents, for a program that reads a folder; nil for one that reads its
  /// standard input.
  let site: Site?
  /// Schemes of links that the reader makes of plain text after escapes are read.
  package var unavoidableSchemes: [String] = []
  /// Characters before which the reader shows a backslash that escapes them for CommonMark.
  var shownEscapes: [UInt8] = []
  /// Templates that mean something else to it.
  package var otherTemplates: Set<String> = []
  /// Whether it knows tables wherever they stand.
  package var knowsTables = true
  /// Whether it reads a list that begins on the line of another item's mark, `- - a`.
  package var knowsNestedMarks = true
  /// Whether the program is there.
  package let isInstalled: Bool

  init(_ name: String, _ command: [String], site: Site? = nil) {
    self.name = name
    self.command = command
    self.site = site
    isInstalled = (try? Tool.run(site == nil ? command : [command[0], "--help"], input: [])) != nil
  }

  /// Whether the reader takes front matter off a document before it reads Markdown.
  package var knowsFrontMatter: Bool { site != nil }

  /// Whether reading a document takes so long that few can be read.
  package var isSlow: Bool { site != nil }

  package var testDescription: String { name }

  /// The HTML of some Markdown.
  package func html(_ markdown: [UInt8]) throws -> [UInt8] {
    try html(of: [markdown]).first ?? []
  }

  /// The HTML of documents, all read by one process.
  ///
  /// A program that reads a site gets the documents with what is to be their front matter, any other
  /// one whole.
  package func html(
    of documents: [[UInt8]], frontMatter: String = "---\ntitle: page\n---\n"
  ) throws -> [[UInt8]] {
    if let site {
      return try site.html(of: documents.map { Array(frontMatter.utf8) + $0 }, command: command)
    }
    let input = Array(documents.joined(separator: [0]))
    return try Tool.run(command, input: input)
      .split(separator: 0, omittingEmptySubsequences: false).map { Array($0) }
  }

  /// What the reader shows, without the links that no escape can keep it from making.
  package func shown(_ html: [UInt8]) -> ShownHTML {
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
  package func compared(_ text: [UInt8]) -> [UInt8] {
    guard !shownEscapes.isEmpty else { return text }
    return text.indices.filter { index in
      text[index] != UInt8(ascii: "\\") || index + 1 == text.count
        || !(shownEscapes.contains(text[index + 1]) || text[index + 1] == UInt8(ascii: "\\"))
    }.map { text[$0] }
  }

  /// The path of a script beside the tests.
  package static func script(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Readers/\(name)").path
  }
}
