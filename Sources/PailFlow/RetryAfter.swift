import MeetingModel

/// Reads `Retry-After` (RFC 9110 section 10.2.3).
enum RetryAfter {
  /// How long the service asks to wait; nil for a field that cannot be read.
  ///
  /// - Parameters:
  ///   - field: A number of seconds, or a date.
  ///   - date: The answer's own `Date` field. A date is counted from it, so that a clock that is
  ///     wrong here does no harm.
  ///   - now: The time of day here, where the answer has no date.
  static func duration(_ field: String, date: String?, now: Instant) -> Duration? {
    if field.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      // A number beyond what fits is as long as the cap will let it be.
      return field.isEmpty ? nil : .seconds(Int32(field) ?? .max)
    }
    guard let instant = HTTPDate.instant(field) else { return nil }
    let start = date.flatMap(HTTPDate.instant) ?? now
    return .milliseconds(max(0, instant.milliseconds(since: start)))
  }
}
