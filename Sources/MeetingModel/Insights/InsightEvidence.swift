/// The turns in which part of the insights was said.
public struct InsightEvidence: Sendable, Hashable {
  /// The first location of the text in the insights as received, as a JSON Pointer (RFC 6901); nil
  /// if it is part of a longer text there.
  public var path: String?
  /// The text that was searched for.
  public var text: String
  /// The turn indexes, one-based and ascending; never empty.
  public var turns: [Int]

  /// Makes an evidence record.
  public init(path: String?, text: String, turns: [Int]) {
    self.path = path
    self.text = text
    self.turns = turns
  }
}
