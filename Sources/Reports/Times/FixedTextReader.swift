internal import TextScanning

/// Reads a text with fixed-width numbers.
struct FixedTextReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Whether everything has been read.
  var isAtEnd: Bool { index == bytes.count }

  /// Reads a number with a fixed number of digits; nil, with nothing consumed, if there is none.
  mutating func number(digits count: Int) -> Int? {
    guard index + count <= bytes.count else { return nil }
    var number = 0
    for byte in bytes[index..<(index + count)] {
      guard byte.isDigit else { return nil }
      number = 10 * number + Int(byte - UInt8(ascii: "0"))
    }
    index += count
    return number
  }

  /// Reads a character if it is the next one.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  mutating func skipDigits() {
    while index < bytes.count, bytes[index].isDigit { index += 1 }
  }

  /// Reads a time of day such as `14:05`.
  mutating func hourAndMinute() -> (hour: Int, minute: Int)? {
    guard let hour = number(digits: 2), hour < 24, take(":"), let minute = number(digits: 2),
      minute < 60
    else { return nil }
    return (hour, minute)
  }

  /// Reads a UTC offset, `Z` or such as `+05:30`, in seconds.
  mutating func offset() -> Int? {
    if take("Z") { return 0 }
    let isNegative = take("-")
    guard isNegative || take("+"), let (hour, minute) = hourAndMinute() else { return nil }
    let seconds = hour * 3_600 + minute * 60
    return isNegative ? -seconds : seconds
  }
}
