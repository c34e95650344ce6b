import CLibcmark
import Foundation
import MarkdownReaders
import TextEscaping

@testable import CommonMark

/// Extracts the parts of texts that tests compare.
enum ShownText {
  /// A text with white space folded, and without direction controls, which every text closes by
  /// itself.
  static func folded(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { !isDirection($0) }
    let bytes = Array(String(String.UnicodeScalarView(scalars)).utf8)
    return String(decoding: ShownHTML.folded(bytes), as: UTF8.self)
  }

  static func hasDirections(_ text: String) -> Bool {
    text.unicodeScalars.contains(where: isDirection)
  }

  static func isSame(_ one: String, _ other: String, butForSpace: Bool = false) -> Bool {
    guard butForSpace else { return one.utf8.elementsEqual(other.utf8) }
    return one.unicodeScalars.filter { !$0.properties.isWhitespace }
      .elementsEqual(other.unicodeScalars.filter { !$0.properties.isWhitespace })
  }

  /// Whether libcmark reads a block of raw HTML in a source.
  static func hasHTMLBlock(_ source: String) -> Bool {
    guard let tree = SourceTree(PreparedSource(bytes: PlainText.normalisedMarkdownSource(source)))
    else {
      return false
    }
    return NodeWalk(tree.root).contains { event in
      if case .enter(let node) = event { node.kind == .htmlBlock } else { false }
    }
  }

  /// The letters and digits that libcmark shows, without raw HTML.
  static func letters(ofLibcmark source: String) -> [Unicode.Scalar] {
    let bytes = PlainText.normalisedMarkdownSource(source)
    let html = bytes.withUnsafeBytes { buffer in
      cmark_markdown_to_html(
        buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, CMARK_OPT_DEFAULT)
    }
    guard let html else { return [] }
    defer { free(html) }
    return letters(of: String(cString: html))
  }

  /// The letters and digits that HTML shows.
  ///
  /// - Parameter withAttributes: Whether the destinations and titles of links count as shown,
  ///   before and after the text of the link.
  static func letters(of html: String, withAttributes: Bool = false) -> [Unicode.Scalar] {
    var html = html
    if withAttributes {
      let link = /<a href="([^"]*)"(?: title="([^"]*)")?>((?s:.*?))<\/a>/
      html = html.replacing(link) { match in
        let origin = "\(match.1) \(match.2 ?? "")"
        return "\(origin) \(match.3) \(origin)"
      }
    }
    let text = String(decoding: ShownHTML(html.utf8).text, as: UTF8.self)
    return text.unicodeScalars.compactMap { scalar in
      switch scalar {
      // The box of a completed task is an `x` in Markdown.
      case "☑", "X": "x"
      default:
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? scalar : nil
      }
    }
  }

  private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}

extension [Unicode.Scalar] {
  /// The rest from the first one that is not in another text in the same order; nil if all are.
  func missing(in others: [Unicode.Scalar]) -> String? {
    var rest = others[...]
    for (index, letter) in enumerated() {
      guard let found = rest.firstIndex(of: letter) else {
        return String(String.UnicodeScalarView(self[index...].prefix(20)))
      }
      rest = rest[(found + 1)...]
    }
    return nil
  }
}
