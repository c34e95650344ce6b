/// Untrusted Markdown, such as a language model's insights, parsed and made harmless.
///
/// Raw HTML becomes text, images become links or text, links lead to `http`, `https` and `mailto`
/// only, headings are moved below the heading that they stand under. Tables and the boxes of
/// tasks (GitHub Flavored Markdown) are real ones. No word is lost: where a link may not lead, and
/// a link reference definition that nothing refers to, are shown as text.
///
/// Three things are read as they were meant, since models write them so: a line break in a
/// paragraph is shown as one, without two spaces before it; `<br>` is a line break; and a run of
/// `*` beside Chinese, Japanese or Korean punctuation opens and closes emphasis.
///
/// Of what libcmark gets, at most 50 quotes and items are open at once, and a paragraph, a heading
/// or a cell has at most 16,384 bytes and 1,000 `[`, since its time grows with their square. What
/// is beyond is shown as plain text.
///
/// A document belongs to one thread.
public struct MarkdownDocument {
  enum Content {
    /// A line in which nothing means anything.
    case line(String)
    case tree(MarkdownTree)
    /// What libcmark could not read.
    case nothing
  }

  let content: Content

  /// Parses Markdown.
  ///
  /// - Parameters:
  ///   - source: The Markdown.
  ///   - keepsLines: Whether a line break in a paragraph is shown as one. Otherwise it is white
  ///     space, as in CommonMark.
  public init(_ source: String, keepsLines: Bool = true) {
    if PlainLine.holds(source) {
      self.content = .line(source)
    } else {
      self.content =
        MarkdownTree(SourceText.bytes(of: source), keepsLines: keepsLines).map { .tree($0) }
        ?? .nothing
    }
  }

  /// The document of a line in which nothing means anything, which needs no parser; nil for every
  /// other source.
  package init?(plainLine source: String) {
    guard PlainLine.holds(source) else { return nil }
    self.content = .line(source)
  }

  /// Whether the document of a source is one line of text, as ``isLine`` has it; most need not be
  /// parsed for that.
  public static func isLine(_ source: String) -> Bool {
    isPlainlyLine(source) || MarkdownDocument(source).isLine
  }

  /// Whether that is certain without a parser.
  package static func isPlainlyLine(_ source: String) -> Bool {
    PlainLine.isParagraph(source)
  }

  /// Whether the document is one line of text, whatever stands in it, and so may have text behind it
  /// in its line.
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

  /// Whether something in the source was nested too deep or was too long for the Markdown in it
  /// to be read, and is shown as plain text.
  public var exceededLimits: Bool {
    if case .tree(let tree) = content { tree.exceededLimits } else { false }
  }
}
