/// A value of the insights in the shape in which it is presented.
public indirect enum InsightValue: Sendable, Hashable {
  /// Markdown.
  case text(MarkdownText)
  /// A number as it was spelt.
  case number(String)
  /// A boolean.
  case boolean(Bool)
  /// No content: `null`, or an empty text, list or object inside another value.
  case nothing
  /// A list.
  case list([InsightValue])
  /// A list of objects with the same keys.
  case table(InsightTable)
  /// An object, as titled values in order.
  case sections([InsightSection])
}
