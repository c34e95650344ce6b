internal import Foundation
package import TestSupport
internal import Testing

/// A program that converts Markdown to HTML.
package struct MarkdownReader: CustomTestStringConvertible, Sendable {
  package let name: String
  /// The program and its arguments; for one that reads its standard input, it reads documents that
  /// are separated by NUL, and writes their HTML in the same way.
  let command: [String]
  /// The site around the documents, for a program that reads a folder; nil for one that reads its
  /// standard input.
  let site: Site?
  /// The schemes of addresses that the reader links after decoding escapes.
  package var unavoidableSchemes: [String] = []
  /// Characters for which the reader shows an escaping backslash that CommonMark would not.
  var shownEscapes: [UInt8] = []
  /// Templates that mean something different to it.
  package var otherTemplates: Set<String> = []
  /// Whether it supports tables everywhere.
  package var knowsTables = true
  /// Whether it supports a list that begins on the line of another list marker, `- - a`.
  package var knowsNestedMarks = true
  /// That the program is installed.
  package let requirement: Requirement

  init(_ name: String, _ command: [String], site: Site? = nil) {
    self.name = name
    self.command = command
    self.site = site
    let trial = site == nil ? command : [command[0], "--help"]
    let isInstalled = (try? Tool.run(trial)) != nil
    requirement = Requirement(name) { isInstalled }
  }

  /// Whether the reader strips front matter before it parses Markdown.
  package var knowsFrontMatter: Bool { site != nil }

  /// Whether the reader is so slow that only few documents can be checked.
  package var isSlow: Bool { site != nil }

  package var testDescription: String { name }

  /// The HTML for Markdown.
  package func html(_ markdown: [UInt8]) throws -> [UInt8] {
    try html(of: [markdown]).first ?? []
  }

  /// The HTML for documents, all converted by one process.
  ///
  /// A program that reads a site gets the documents with what is to be their front matter, any
  /// other one whole.
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

  /// What the reader shows, without the links that no escape can prevent.
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
    ProjectFolder.root.appending(path: "Tests/MarkdownReaders/Readers/\(name)").path
  }
}
