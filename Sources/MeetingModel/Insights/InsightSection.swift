/// A key of the insights and its value, with a readable title.
public struct InsightSection: Sendable, Hashable {
  /// The key as received.
  public var key: String
  /// The key as a readable title: `next_quarter_risks` becomes "Next quarter risks".
  ///
  /// Untrusted plain text.
  public var title: String
  /// The value.
  public var value: InsightValue

  /// Makes a section.
  public init(key: String, title: String, value: InsightValue) {
    self.key = key
    self.title = title
    self.value = value
  }
}
