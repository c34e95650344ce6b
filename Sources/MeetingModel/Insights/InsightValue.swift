/// A value of the insights in the shape it is read in.
public indirect enum InsightValue: Sendable, Hashable {
  /// Markdown.
  case text(MarkdownText)
  /// A number in its own spelling.
  case number(String)
  /// Yes or no.
  case boolean(Bool)
  /// Nothing: `null`, or an empty text, list or object inside another value.
  case nothing
  /// A list.
  case list([InsightValue])
  /// A list of objects that share their keys.
  case table(InsightTable)
  /// An object: titled values in order.
  case sections([InsightSection])
}
