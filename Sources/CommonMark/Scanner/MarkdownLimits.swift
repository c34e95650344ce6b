/// What of a Markdown source reaches libcmark, whose time grows with the square of some things.
///
/// What is beyond is shown as plain text.
struct MarkdownLimits {
  /// How many quotes and items may be open at once.
  var containers = 50
  /// How many lists and quotes are shown in one another: markdown-it counts a list and its item as two
  /// of the 20 levels that it reads, and drops what is deeper.
  static let shownContainers = 8
  /// How many bytes a paragraph, a heading or a cell of a table may have.
  var paragraph = 16_384
  /// How many `[` one may have.
  var brackets = 1_000
}
