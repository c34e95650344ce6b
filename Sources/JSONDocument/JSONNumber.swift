/// A number in its own spelling.
public struct JSONNumber: Sendable, Hashable {
  /// The characters of the number, valid by RFC 8259 section 6.
  public let spelling: String

  /// Takes a spelling that the caller knows to be valid by RFC 8259 section 6.
  package init(validSpelling spelling: String) {
    self.spelling = spelling
  }

  /// The nearest double; nil where the magnitude is beyond what a double holds.
  public var doubleValue: Double? {
    guard let value = Double(spelling), value.isFinite else { return nil }
    return value
  }
}
