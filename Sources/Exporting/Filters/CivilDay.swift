package import MeetingModel

/// A day of the calendar.
package struct CivilDay: Sendable, Hashable, Comparable {
  /// Its beginning in seconds since 1970, as if it were in UTC.
  let seconds: Int64

  /// The day of a time.
  package init(_ time: CivilTime) {
    seconds = CivilTime(year: time.year, month: time.month, day: time.day).secondsSinceEpoch
  }

  /// Parses a date such as `2026-11-01`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.utf8.split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2],
      parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let numbers = parts.map { $0.reduce(0) { 10 * $0 + Int($1 - 0x30) } }
    let time = CivilTime(year: numbers[0], month: numbers[1], day: numbers[2])
    guard (1...12).contains(time.month),
      CivilTime(Instant(seconds: time.secondsSinceEpoch)) == time
    else { return nil }
    self.init(time)
  }

  /// Whether a day is before another.
  package static func < (one: CivilDay, other: CivilDay) -> Bool { one.seconds < other.seconds }
}
