extension JSONNumber {
  /// Spells an integer.
  public init(_ integer: some BinaryInteger) {
    self.init(validSpelling: String(integer))
  }

  /// Spells a decimal fraction with a fixed number of decimals, without rounding:
  /// `JSONNumber(5_025, decimals: 3)` is `5.025`.
  ///
  /// - Parameters:
  ///   - units: The number in units of its last decimal, such as milliseconds for seconds.
  ///   - decimals: The number of decimals; none where it is 0 or less.
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
