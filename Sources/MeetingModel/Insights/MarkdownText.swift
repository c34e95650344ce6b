public import JSONDocument

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

/// The path to an item of a top-level list in the insights as received.
public struct InsightPath: Sendable, Hashable {
  /// The list's key, as received.
  public var list: String
  /// The zero-based index of the item in the list.
  public var item: Int

  /// Makes the path to a list item.
  public init(list: String, item: Int) {
    self.list = list
    self.item = item
  }

  /// The path in ``Insights/received`` as a JSON Pointer (RFC 6901): `/decisions/0`.
  public var pointer: JSONPointer {
    JSONPointer().appending(name: list).appending(index: item)
  }
}

extension Insights {
  /// Returns whichever path comes first in the insights as received; any path comes before nil.
  package func first(_ one: InsightPath?, _ other: InsightPath?) -> InsightPath? {
    guard let one, let other else { return one ?? other }
    if one.list == other.list { return one.item <= other.item ? one : other }
    let members = received.objectValue?.members ?? []
    let first = members.first { $0.name == one.list || $0.name == other.list }
    return first?.name == other.list ? other : one
  }
}
