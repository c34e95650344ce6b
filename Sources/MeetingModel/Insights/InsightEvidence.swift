/// The turns in which something of the insights was said.
public struct InsightEvidence: Sendable, Hashable {
  /// Where in the insights as received the text is first, as a JSON Pointer (RFC 6901); nil where
  /// it is a part of a longer text there.
  public var path: String?
  /// The text that was looked for.
  public var text: String
  /// The indexes of the turns, from 1 and ascending; never empty.
  public var turns: [Int]

  /// Makes evidence.
  public init(path: String?, text: String, turns: [Int]) {
    self.path = path
    self.text = text
    self.turns = turns
  }
}
