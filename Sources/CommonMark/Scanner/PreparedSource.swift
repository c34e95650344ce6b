/// Markdown source prepared for libcmark.
///
/// libcmark has no tables. The cells of a table become paragraphs of one line at the head of the
/// source, and a `___` line is the table's placeholder:
/// ```
/// - | a | b |         a
///   | - | - |
///   | c | d |         b
///
///                     c
///
///                     d
///
///                     - ___
/// ```
/// Placeholders are identified by their line numbers, so no text in the source can pass for one.
struct PreparedSource {
  /// The source that libcmark parses.
  var bytes: [UInt8] = []
  /// The number of paragraphs at the head: cells, and link reference definitions, for which
  /// libcmark makes no nodes.
  var headCount = 0
  /// The placeholders by the line of their thematic break, from 1.
  var placeholders: [Int: Placeholder] = [:]
  var tables: [Table] = []
  /// Whether a part of the source exceeded the limits and is shown as plain text.
  var exceededLimits = false

  enum Placeholder {
    /// A table, by its index.
    case table(Int)
    /// Link reference definitions, which show nothing.
    case nothing
  }

  /// The index of the paragraph on a line of the head; nil for a line after the head.
  func headIndex(of line: Int) -> Int? {
    line > 0 && line <= 2 * headCount ? (line - 1) / 2 : nil
  }
}

/// Limits on what libcmark parses, since it takes quadratic time for some inputs.
///
/// Anything beyond them is shown as plain text.
struct MarkdownLimits {
  /// The maximum number of nested quotes and list items.
  var containers = 50
  /// The maximum depth at which nested lists and quotes are shown: markdown-it parses 20 levels,
  /// counts a list and its item as two, and drops anything deeper.
  static let shownContainers = 8
  /// The maximum number of bytes in a paragraph, a heading or a table cell.
  var paragraph = 16_384
  /// The maximum number of `[` in a paragraph, a heading or a table cell.
  var brackets = 1_000
}
