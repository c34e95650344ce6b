/// Text of the insights: Markdown that a language model wrote, and so untrusted.
public struct MarkdownText: Sendable, Hashable {
  /// The Markdown as it was received.
  public var source: String

  /// Marks a text as Markdown.
  public init(_ source: String) {
    self.source = source
  }
}
