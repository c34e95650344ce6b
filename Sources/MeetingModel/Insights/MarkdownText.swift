/// Text of the insights: Markdown that a language model wrote, and so untrusted.
public struct MarkdownText: Sendable {
  /// The Markdown.
  public var source: String
  /// The item of the insights as received that the text says something with; nil where it is a
  /// part of a longer text there, and for what is in no list at their top.
  public var path: InsightPath?
  /// The indexes, from 1 and ascending, of the turns it was said in; empty until evidence is
  /// looked for.
  public var evidence: [Int]

  /// Marks a text as Markdown.
  public init(_ source: String, path: InsightPath? = nil, evidence: [Int] = []) {
    self.source = source
    self.path = path
    self.evidence = evidence
  }
}

extension MarkdownText: Hashable {
  /// Whether two texts are the same Markdown, wherever it stands and was said.
  public static func == (one: MarkdownText, other: MarkdownText) -> Bool {
    one.source == other.source
  }

  /// Hashes the Markdown.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(source)
  }
}
