/// A number in its own spelling.
///
/// Two numbers are equal if their spellings are: `8.0` differs from `8`.
public struct JSONNumber: Sendable, Hashable {
  /// The characters of the number, valid by RFC 8259 section 6.
  public let spelling: String

  /// Takes a spelling that the caller knows to be valid by RFC 8259 section 6.
  package init(validSpelling spelling: String) {
    self.spelling = spelling
  }

  /// Takes a spelling; nil where it is not valid by RFC 8259 section 6.
  public init?(spelling: String) {
    let bytes = Array(spelling.utf8)
    guard ValueParser.isNumber(bytes.span) else { return nil }
    self.init(validSpelling: spelling)
  }

  /// The nearest double; nil where the magnitude is beyond what a double holds.
  public var doubleValue: Double? {
    guard let value = Double(spelling), value.isFinite else { return nil }
    return value
  }
}
