internal import MeetingModel
internal import TextScanning

/// A cache of the last timestamp's date.
///
/// Most timestamps have the same date as the previous one, which is then not parsed again.
struct TimestampDay {
  /// A date as written, and the seconds from 1970-01-01T00:00:00Z to its start.
  private var known: (month: UInt64, tens: UInt8, units: UInt8, start: Int64)?

  /// Parses a date such as `2025-01-15`, whose ten bytes must be in bounds.
  ///
  /// - Returns: The seconds from 1970-01-01T00:00:00Z to its start; nil if the date does not exist.
  mutating func start(at index: Int, in bytes: Span<UInt8>) -> Int64? {
    let month = ByteWord.load(from: bytes, at: index)
    let tens = bytes[index + 8]
    let units = bytes[index + 9]
    if let known, known.month == month, known.tens == tens, known.units == units {
      return known.start
    }
    guard let start = Self.start(at: index, in: bytes) else { return nil }
    known = (month, tens, units, start)
    return start
  }

  private static func start(at index: Int, in bytes: Span<UInt8>) -> Int64? {
    guard bytes[index + 4] == UInt8(ascii: "-"), bytes[index + 7] == UInt8(ascii: "-") else {
      return nil
    }
    let time = CivilTime(
      year: Timestamp.number(at: index, in: bytes) * 100
        + Timestamp.number(at: index + 2, in: bytes),
      month: Timestamp.number(at: index + 5, in: bytes),
      day: Timestamp.number(at: index + 8, in: bytes))
    guard (0...9_999).contains(time.year), (1...12).contains(time.month),
      (1...lastDay(ofMonth: time.month, year: time.year)).contains(time.day)
    else { return nil }
    return time.secondsSinceEpoch
  }

  private static func lastDay(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
