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
    if let seconds = seconds(field) { return seconds }
    guard let instant = HTTPDate.instant(field) else { return nil }
    let start = date.flatMap(HTTPDate.instant) ?? now
    return .milliseconds(max(0, instant.milliseconds(since: start)))
  }

  /// A number of seconds; fractions, which some servers send, are rounded up.
  ///
  /// What is negative is no wait, and what is beyond the largest number is as long as the cap will
  /// let it be.
  private static func seconds(_ field: String) -> Duration? {
    var digits = field.utf8[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits = digits.dropFirst() }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = parts.first, !whole.isEmpty,
      parts.joined().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    guard !isNegative else { return .zero }
    let seconds = Int32(String(decoding: Array(whole), as: UTF8.self)) ?? .max
    let hasFraction = parts.dropFirst().joined().contains { $0 != UInt8(ascii: "0") }
    return .seconds(Int64(seconds) + (hasFraction ? 1 : 0))
  }
}
