/// Reads a text of numbers in fixed places.
struct FixedTextReader {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = Substring(text).utf8
  }

  /// Whether all was read.
  var isAtEnd: Bool { rest.isEmpty }

  /// Reads a number of so many digits; nil, and nothing read, if there is none.
  mutating func number(digits count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(Self.isDigit) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Reads a character if it is the next one.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Reads all digits that come next.
  mutating func skipDigits() {
    rest = rest.drop(while: Self.isDigit)
  }

  /// Reads a time of day such as `14:05`.
  mutating func hourAndMinute() -> (hour: Int, minute: Int)? {
    guard let hour = number(digits: 2), hour < 24, take(":"), let minute = number(digits: 2),
      minute < 60
    else { return nil }
    return (hour, minute)
  }

  /// Reads an offset from UTC, `Z` or such as `+05:30`, as seconds.
  mutating func offset() -> Int? {
    if take("Z") { return 0 }
    let isNegative = take("-")
    guard isNegative || take("+"), let (hour, minute) = hourAndMinute() else { return nil }
    let seconds = hour * 3_600 + minute * 60
    return isNegative ? -seconds : seconds
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
