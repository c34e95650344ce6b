internal import TextEscaping
internal import TextScanning

/// Untrusted Markdown, such as a language model's insights, parsed and sanitised.
///
/// Raw HTML becomes text, images become links or text, links lead only to `http`, `https` and
/// `mailto`, and headings are moved below the heading above the document. Tables and task list
/// items (GitHub Flavored Markdown) are supported. No word is lost: disallowed link destinations
/// and unused link reference definitions are shown as text.
///
/// Three things are read as models mean them: a line break in a paragraph is shown as one even
/// without two spaces before it; `<br>` is a line break; and a run of `*` next to Chinese, Japanese
/// or Korean punctuation opens and closes emphasis.
///
/// libcmark takes time quadratic in the depth of nesting and in the length of a paragraph. So it
/// gets at most 50 nested quotes and list items, and at most 16,384 bytes and 1,000 `[` in a
/// paragraph, a heading or a table cell. Anything beyond is shown as plain text.
///
/// A document must not be used from several threads at the same time.
public struct MarkdownDocument {
  enum Content {
    /// A line without markup.
    case line(String)
    case tree(MarkdownTree)
    /// libcmark gave no tree.
    case nothing
  }

  let content: Content

  /// Parses Markdown.
  ///
  /// - Parameters:
  ///   - source: The Markdown.
  ///   - keepsLines: Whether a line break in a paragraph is shown as one, rather than as white space
  ///     as in CommonMark.
  public init(_ source: String, keepsLines: Bool = true) {
    if PlainLine.holds(source) {
      self.content = .line(source)
    } else {
      self.content =
        MarkdownTree(PlainText.normalisedMarkdownSource(source), keepsLines: keepsLines)
        .map { .tree($0) }
        ?? .nothing
    }
  }

  /// The document of a line without any markup, which needs no parser; nil for other sources.
  package init?(plainLine source: String) {
    guard PlainLine.holds(source) else { return nil }
    self.content = .line(source)
  }

  /// Whether the document of a source is one line (see ``isLine``); most need no parser for that.
  public static func isLine(_ source: String) -> Bool {
    isPlainlyLine(source) || MarkdownDocument(source).isLine
  }

  /// Whether that is certain without a parser.
  package static func isPlainlyLine(_ source: String) -> Bool {
    PlainLine.isParagraph(source)
  }

  /// Whether the document is one paragraph without line breaks, which text may follow on its line.
  public var isLine: Bool {
    switch content {
    case .line: return true
    case .nothing: return false
    case .tree(let tree):
      guard let only = tree.root.firstChild, only.next == nil, only.kind == .paragraph else {
        return false
      }
      return only.children.allSatisfy { $0.kind != .softBreak && $0.kind != .lineBreak }
    }
  }

  /// Whether a part of the source was nested too deep or too long, and is shown as plain text.
  public var exceededLimits: Bool {
    if case .tree(let tree) = content { tree.exceededLimits } else { false }
  }
}

/// Markdown that is one line of words and needs no parser, as most strings of insights are.
enum PlainLine {
  /// Whether a source is one line with neither markup nor characters that documents cannot hold, so
  /// that it is shown unchanged.
  static func holds(_ source: String) -> Bool {
    let bytes = source.utf8
    guard let first = bytes.first, bytes.last != UInt8(ascii: " ") else { return false }
    // Neither a letter nor a number that is not a list marker begins a block.
    guard first.isLetter || first >= 0x80 || first.isDigit && !beginsItem(bytes) else {
      return false
    }
    return bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"),
        UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "%"):
        true
      // Not the lead bytes of controls, direction controls, line ends and noncharacters.
      case 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE: true
      default: byte.isAlphanumeric
      }
    }
  }

  /// Whether digits begin a list item (CommonMark 5.2), or are the whole source.
  private static func beginsItem(_ bytes: String.UTF8View) -> Bool {
    guard let mark = bytes.first(where: { !$0.isDigit }) else { return true }
    return mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
  }

  /// Whether a source is certainly one paragraph without a line break, whatever markup it has.
  static func isParagraph(_ source: String) -> Bool {
    var bytes = Substring(source).utf8
    // Two asterisks before a word begin neither a list item nor a thematic break (CommonMark 4.1).
    if bytes.starts(with: "**".utf8) { bytes = bytes.dropFirst(2) }
    guard let first = bytes.first, first.isLetter, bytes.count <= 1_000 else { return false }
    return bytes.allSatisfy { byte in
      switch byte {
      // It could begin a `<br>`.
      case UInt8(ascii: "<"): false
      // Not the lead bytes of line ends and of characters that documents cannot hold.
      case 0x20...0x7E, 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE: true
      default: false
      }
    }
  }

  /// Appends a line as libcmark would render it.
  static func appendHTML(_ line: String, isTight: Bool, to output: inout [UInt8]) {
    if !isTight { output += "<p>".utf8 }
    output += line.utf8
    if !isTight { output += "</p>\n".utf8 }
  }
}
