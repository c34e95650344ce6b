/// Text of the insights: Markdown that a language model wrote, and so untrusted.
public struct MarkdownText: Sendable {
  /// The Markdown.
  public var source: String
  /// The string of the insights that the Markdown was read from, as it was received.
  ///
  /// It does not count where two texts are compared.
  public var received: String

  /// Marks a text as Markdown.
  public init(_ source: String) {
    self.init(source, received: source)
  }

  /// Marks a text as Markdown that was read from a string of the insights.
  public init(_ source: String, received: String) {
    self.source = source
    self.received = received
  }
}

extension MarkdownText: Hashable {
  /// Whether two texts are the same Markdown.
  public static func == (one: MarkdownText, other: MarkdownText) -> Bool {
    one.source == other.source
  }

  /// Hashes the Markdown.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(source)
  }
}
