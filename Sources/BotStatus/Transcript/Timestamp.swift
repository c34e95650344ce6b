internal import MeetingModel
internal import TextScanning

/// Parses the service's timestamps.
///
/// The service appends `Z` to the output of its database, so a strict ISO 8601 parser rejects its
/// usual timestamps: `2025-01-15T10:00:00.123456+00:00Z`.
enum Timestamp {
  /// Parses a timestamp; returns nil if the bytes are not one.
  ///
  /// ```
  /// YYYY-MM-DD ( T | t | space ) HH:MM:SS [ . 1 to 9 digits ] [ ±HH:MM | ±HHMM | ±HH ] [ Z | z ]
  /// ```
  ///
  /// Without a zone it is in UTC, and an offset takes precedence over a `Z` after it. The leap
  /// second 60 is the first second of the next minute. The year in UTC must be 0 to 9999, the range
  /// of RFC 3339.
  static func instant(_ bytes: Span<UInt8>) -> Instant? {
    var day = TimestampDay()
    guard let (instant, end) = instant(at: 0, in: bytes, day: &day), end == bytes.count else {
      return nil
    }
    return instant
  }

  /// Parses a timestamp starting at an index, and returns its end; nil if there is none.
  ///
  /// - Parameter day: The day of the previous timestamp, updated to the day of this one.
  static func instant(
    at start: Int, in bytes: Span<UInt8>, day: inout TimestampDay
  ) -> (instant: Instant, end: Int)? {
    guard let local = civilTime(at: start, in: bytes, day: &day) else { return nil }
    var cursor = TimestampCursor(index: start + civilTimeLength)
    guard let nanoseconds = cursor.fraction(in: bytes), let offset = cursor.offset(in: bytes) else {
      return nil
    }
    if !cursor.skip("Z", in: bytes) { _ = cursor.skip("z", in: bytes) }
    let seconds = local - Int64(offset)
    guard representable.contains(seconds) else { return nil }
    return (Instant(seconds: seconds, nanoseconds: Int32(nanoseconds)), cursor.index)
  }

  /// Parses a timestamp; returns nil if the text is not one.
  static func instant(_ text: String) -> Instant? {
    instant(text.utf8Span.span)
  }

  /// The length of `2025-01-15T10:00:00` in bytes.
  private static let civilTimeLength = 19

  /// Parses `2025-01-15T10:00:00`, which has a fixed length and may end in second 60.
  ///
  /// - Returns: The seconds from 1970-01-01T00:00:00Z to that time in UTC.
  private static func civilTime(
    at start: Int, in bytes: Span<UInt8>, day: inout TimestampDay
  ) -> Int64? {
    guard bytes.count - start >= civilTimeLength, isSeparator(bytes[start + 10]),
      bytes[start + 13] == UInt8(ascii: ":"), bytes[start + 16] == UInt8(ascii: ":")
    else { return nil }
    let hour = number(at: start + 11, in: bytes)
    let minute = number(at: start + 14, in: bytes)
    let second = number(at: start + 17, in: bytes)
    guard (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second),
      let startOfDay = day.start(at: start, in: bytes)
    else { return nil }
    // Seconds are simply added, so second 60 is the first one of the next minute.
    return startOfDay + Int64(hour * 3_600 + minute * 60 + second)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "T") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "t")
  }

  /// The two-digit number at an index; a large negative number if there is none.
  @inline(__always)
  static func number(at index: Int, in bytes: Span<UInt8>) -> Int {
    let tens = bytes[index] &- UInt8(ascii: "0")
    let units = bytes[index + 1] &- UInt8(ascii: "0")
    return tens < 10 && units < 10 ? Int(tens) * 10 + Int(units) : -1_000_000
  }

  /// The seconds from 1970 to the years 0 and 10,000, as literals to avoid lazy initialization and
  /// its check on each access.
  static let representable: Range<Int64> = -62_167_219_200..<253_402_300_800
}

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
