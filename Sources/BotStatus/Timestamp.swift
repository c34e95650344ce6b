internal import MeetingModel

/// The service's timestamps.
///
/// The service appends `Z` to whatever its database returns, so that a strict ISO 8601 parser
/// refuses what is usual here: `2025-01-15T10:00:00.123456+00:00Z`.
enum Timestamp {
  /// Reads a timestamp; nil where the bytes are none.
  ///
  /// ```
  /// YYYY-MM-DD ( T | t | space ) HH:MM:SS [ . 1 to 9 digits ] [ ±HH:MM | ±HHMM | ±HH ] [ Z | z ]
  /// ```
  ///
  /// Without a zone it is UTC, and an offset counts more than a `Z` behind it. The 60th second of a
  /// leap second is the first one of the next minute. The year in UTC must be 0 to 9999, which is
  /// what RFC 3339 can write.
  static func instant(_ bytes: Span<UInt8>) -> Instant? {
    guard let (instant, end) = instant(at: 0, in: bytes), end == bytes.count else { return nil }
    return instant
  }

  /// Reads a timestamp from an index on, and says where it ends; nil where none begins there.
  static func instant(at start: Int, in bytes: Span<UInt8>) -> (instant: Instant, end: Int)? {
    guard let local = civilTime(at: start, in: bytes) else { return nil }
    var cursor = TimestampCursor(index: start + civilTimeLength)
    guard let nanoseconds = cursor.fraction(in: bytes), let offset = cursor.offset(in: bytes) else {
      return nil
    }
    if !cursor.skip("Z", in: bytes) { _ = cursor.skip("z", in: bytes) }
    // The calendar is linear in the second, so that a 60th one is the next minute's first.
    let seconds = local.secondsSinceEpoch - Int64(offset)
    guard representable.contains(seconds) else { return nil }
    return (Instant(seconds: seconds, nanoseconds: Int32(nanoseconds)), cursor.index)
  }

  /// Reads a timestamp; nil where the text is none.
  static func instant(_ text: String) -> Instant? {
    instant(text.utf8Span.span)
  }

  private static let civilTimeLength = "2025-01-15T10:00:00".utf8.count

  /// Reads `2025-01-15T10:00:00`, which is always as long, and may end in a 60th second.
  private static func civilTime(at start: Int, in bytes: Span<UInt8>) -> CivilTime? {
    guard bytes.count - start >= civilTimeLength else { return nil }
    let bytes = bytes.extracting(start..<(start + civilTimeLength))
    guard
      bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), isSeparator(bytes[10]),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
    else { return nil }
    let time = CivilTime(
      year: number(at: 0, in: bytes) * 100 + number(at: 2, in: bytes),
      month: number(at: 5, in: bytes), day: number(at: 8, in: bytes),
      hour: number(at: 11, in: bytes), minute: number(at: 14, in: bytes),
      second: number(at: 17, in: bytes))
    guard (0...9_999).contains(time.year), (1...12).contains(time.month),
      (1...lastDay(ofMonth: time.month, year: time.year)).contains(time.day),
      (0...23).contains(time.hour), (0...59).contains(time.minute), (0...60).contains(time.second)
    else { return nil }
    return time
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "T") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "t")
  }

  /// The number of two digits at an index; far below 0 where they are none.
  @inline(__always)
  private static func number(at index: Int, in bytes: Span<UInt8>) -> Int {
    let tens = bytes[index] &- UInt8(ascii: "0")
    let units = bytes[index + 1] &- UInt8(ascii: "0")
    return tens < 10 && units < 10 ? Int(tens) * 10 + Int(units) : -1_000_000
  }

  private static let representable =
    CivilTime(year: 0, month: 1, day: 1)
    .secondsSinceEpoch..<CivilTime(year: 10_000, month: 1, day: 1).secondsSinceEpoch

  private static func lastDay(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
