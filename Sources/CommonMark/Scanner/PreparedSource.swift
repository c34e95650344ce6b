/// A Markdown source in the form that libcmark gets.
///
/// libcmark knows no tables. A table's cells become paragraphs at the head of the source, each a
/// line long, and a line of `___` holds its place:
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
/// The places are told by their lines, so nothing that somebody writes can pass for one.
struct PreparedSource {
  /// What libcmark gets.
  var bytes: [UInt8] = []
  /// How many paragraphs there are at the head: cells, and link reference definitions, of which
  /// libcmark leaves nothing.
  var headCount = 0
  /// What is to be put in the place of a line across, by its line, from 1.
  var placeholders: [Int: Placeholder] = [:]
  /// The tables.
  var tables: [Table] = []
  /// Whether something is shown as plain text because it was beyond the limits.
  var exceededLimits = false

  enum Placeholder {
    /// A table, by its index.
    case table(Int)
    /// Link reference definitions, which show nothing.
    case nothing
  }

  /// The place of a paragraph at the head, from its line; nil for a line that is not there.
  func headIndex(of line: Int) -> Int? {
    line > 0 && line <= 2 * headCount ? (line - 1) / 2 : nil
  }
}
