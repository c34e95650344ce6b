internal import MeetingModel

/// The service's timestamps.
///
/// The service appends `Z` to whatever its database returns, so that a strict ISO 8601 parser
/// refuses what is usual here: `2025-01-15T10:00:00.123456+00:00Z`.
enum Timestamp {
  /// The number of bytes of the longest timestamp.
  static let maximumLength = "2025-01-15T10:00:00.123456789+00:00Z".utf8.count

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
    var cursor = TimestampCursor()
    guard
      let year = cursor.number(digits: 4, within: 0...9_999, in: bytes),
      cursor.skip("-", in: bytes),
      let month = cursor.number(digits: 2, within: 1...12, in: bytes),
      cursor.skip("-", in: bytes),
      let day = cursor.number(
        digits: 2, within: 1...lastDay(ofMonth: month, year: year), in: bytes),
      cursor.skip("T", in: bytes) || cursor.skip("t", in: bytes) || cursor.skip(" ", in: bytes),
      let hour = cursor.number(digits: 2, within: 0...23, in: bytes),
      cursor.skip(":", in: bytes),
      let minute = cursor.number(digits: 2, within: 0...59, in: bytes),
      cursor.skip(":", in: bytes),
      let second = cursor.number(digits: 2, within: 0...60, in: bytes),
      let nanoseconds = cursor.fraction(in: bytes),
      let offset = cursor.offset(in: bytes)
    else { return nil }
    if !cursor.skip("Z", in: bytes) { _ = cursor.skip("z", in: bytes) }
    guard cursor.index == bytes.count else { return nil }
    let local = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute)
    let seconds = local.secondsSinceEpoch + Int64(second - offset)
    guard representable.contains(seconds) else { return nil }
    return Instant(seconds: seconds, nanoseconds: Int32(nanoseconds))
  }

  /// Reads a timestamp; nil where the text is none.
  static func instant(_ text: String) -> Instant? {
    guard text.utf8.count <= maximumLength else { return nil }
    return instant(Array(text.utf8).span)
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
