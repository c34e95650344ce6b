/// A key of the insights and its value, titled for reading.
public struct InsightSection: Sendable, Hashable {
  /// The key as received.
  public var key: String
  /// The key made readable: `next_quarter_risks` is "Next quarter risks".
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
