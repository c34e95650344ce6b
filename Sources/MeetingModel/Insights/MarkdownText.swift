/// Text of the insights: Markdown written by a language model, and therefore untrusted.
public struct MarkdownText: Sendable {
  /// The Markdown.
  public var source: String
  /// The item of the insights as received whose main text this is; nil if it is part of a longer
  /// text there or is not in a top-level list.
  public var path: InsightPath?
  /// The one-based, ascending indexes of the turns in which it was said; empty until evidence has
  /// been searched for.
  public var evidence: [Int]

  /// Marks a text as Markdown.
  public init(_ source: String, path: InsightPath? = nil, evidence: [Int] = []) {
    self.source = source
    self.path = path
    self.evidence = evidence
  }
}

extension MarkdownText: Hashable {
  /// Whether two texts are the same Markdown, regardless of path and evidence.
  public static func == (one: MarkdownText, other: MarkdownText) -> Bool {
    one.source == other.source
  }

  /// Hashes the Markdown.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(source)
  }
}
