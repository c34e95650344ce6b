/// A number that keeps its spelling.
///
/// Two numbers are equal if their spellings are: `8.0` differs from `8`.
public struct JSONNumber: Sendable, Hashable {
  /// The number as written, valid by RFC 8259 section 6.
  public let spelling: String

  /// Makes a number from a spelling that is known to be valid by RFC 8259 section 6.
  package init(validSpelling spelling: String) {
    self.spelling = spelling
  }

  /// Makes a number from a spelling; nil if it is not valid by RFC 8259 section 6.
  public init?(spelling: String) {
    let bytes = Array(spelling.utf8)
    guard ValueParser.isNumber(bytes.span) else { return nil }
    self.init(validSpelling: spelling)
  }

  /// The nearest double; nil if the magnitude is out of a double's range.
  public var doubleValue: Double? {
    guard let value = Double(spelling), value.isFinite else { return nil }
    return value
  }

  /// Makes a number from an integer.
  public init(_ integer: some BinaryInteger) {
    self.init(validSpelling: String(integer))
  }

  /// Makes a number with a fixed number of decimals, without rounding: `JSONNumber(5_025,
  /// decimals: 3)` is `5.025`.
  ///
  /// - Parameters:
  ///   - units: The number in units of its last decimal, such as milliseconds for seconds.
  ///   - decimals: The number of decimals; 0 or less for none.
  public init(_ units: some BinaryInteger, decimals: Int) {
    guard decimals > 0 else {
      self.init(units)
      return
    }
    let digits = String(units.magnitude)
    let zeros = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count))
    let padded = zeros + digits
    let point = padded.utf8.index(padded.utf8.endIndex, offsetBy: -decimals)
    let sign = units < 0 ? "-" : ""
    self.init(validSpelling: "\(sign)\(padded[..<point]).\(padded[point...])")
  }
}
