internal import TextScanning

/// A position in the bytes of a timestamp, after its date and time of day.
struct TimestampCursor {
  /// The index of the next byte.
  private(set) var index: Int

  /// Skips a character; returns false if the next one is different.
  mutating func skip(_ character: Unicode.Scalar, in bytes: Span<UInt8>) -> Bool {
    guard index < bytes.count, UInt32(bytes[index]) == character.value else { return false }
    index += 1
    return true
  }

  /// Parses a decimal point and one to nine digits as nanoseconds; 0 if there is no decimal point.
  mutating func fraction(in bytes: Span<UInt8>) -> Int? {
    guard skip(".", in: bytes) else { return 0 }
    var nanoseconds = 0
    var unit = 1_000_000_000
    while unit > 1, let digit = digit(in: bytes) {
      unit /= 10
      nanoseconds += digit * unit
    }
    return unit < 1_000_000_000 ? nanoseconds : nil
  }

  /// Parses an offset from UTC in seconds; 0 if there is no sign.
  mutating func offset(in bytes: Span<UInt8>) -> Int? {
    let isNegative = skip("-", in: bytes)
    guard isNegative || skip("+", in: bytes) else { return 0 }
    guard let hours = number(upTo: 23, in: bytes) else { return nil }
    var minutes = 0
    if skip(":", in: bytes) || (index < bytes.count && bytes[index].isDigit) {
      guard let number = number(upTo: 59, in: bytes) else { return nil }
      minutes = number
    }
    let seconds = hours * 3_600 + minutes * 60
    return isNegative ? -seconds : seconds
  }

  /// Parses a two-digit number; nil if there is none or it exceeds the limit.
  private mutating func number(upTo limit: Int, in bytes: Span<UInt8>) -> Int? {
    guard let tens = digit(in: bytes), let units = digit(in: bytes) else { return nil }
    let number = tens * 10 + units
    return number <= limit ? number : nil
  }

  private mutating func digit(in bytes: Span<UInt8>) -> Int? {
    guard index < bytes.count, bytes[index].isDigit else { return nil }
    defer { index += 1 }
    return Int(bytes[index] - UInt8(ascii: "0"))
  }
}
