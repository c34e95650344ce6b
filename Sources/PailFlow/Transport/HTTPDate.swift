import MeetingModel
import TextScanning

/// Parses HTTP dates in the three formats that recipients have to accept (RFC 9110 section 5.6.7).
enum HTTPDate {
  /// The moment; nil if the text is not a date.
  static func instant(_ text: String) -> Instant? {
    let parts = text.utf8.split { " ,-:".utf8.contains($0) }.compactMap(String.init)
    guard parts.count == 7 || (parts.count == 8 && parts[7] == "GMT") else { return nil }
    // Sun, 06 Nov 1994 08:49:37 GMT · Sunday, 06-Nov-94 08:49:37 GMT · Sun Nov  6 08:49:37 1994
    let isUnixForm = parts.count == 7
    let (day, month) = isUnixForm ? (parts[2], parts[1]) : (parts[1], parts[2])
    let (year, time) = isUnixForm ? (parts[6], 3) : (parts[3], 4)
    guard let month = months.firstIndex(of: month), let year = self.year(year),
      let day = number(day, in: 1...31), let hour = number(parts[time], in: 0...23),
      let minute = number(parts[time + 1], in: 0...59),
      let second = number(parts[time + 2], in: 0...60)
    else { return nil }
    let civil = CivilTime(
      year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
    return Instant(seconds: civil.secondsSinceEpoch)
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func number(_ digits: String, in range: ClosedRange<Int>) -> Int? {
    guard digits.utf8.allSatisfy(\.isDigit), let value = Int(digits), range.contains(value) else {
      return nil
    }
    return value
  }

  /// The year; two digits stand for 1970 to 2069.
  private static func year(_ digits: String) -> Int? {
    guard let value = number(digits, in: 0...9_999) else { return nil }
    guard digits.utf8.count == 2 else { return value }
    return value < 70 ? 2_000 + value : 1_900 + value
  }
}

/// Parses `Retry-After` (RFC 9110 section 10.2.3).
enum RetryAfter {
  /// The delay that the service asks for; nil if the field cannot be parsed.
  ///
  /// - Parameters:
  ///   - field: A number of seconds, or a date.
  ///   - date: The response's `Date` field, from which a date is counted, so that a wrong local clock
  ///     does no harm.
  ///   - now: The local time, for a response without a date.
  static func duration(_ field: String, date: String?, now: Instant) -> Duration? {
    if let seconds = seconds(field) { return seconds }
    guard let instant = HTTPDate.instant(field) else { return nil }
    let start = date.flatMap(HTTPDate.instant) ?? now
    return .milliseconds(max(0, instant.milliseconds(since: start)))
  }

  /// A number of seconds; fractions, which some servers send, are rounded up.
  ///
  /// Negative numbers become zero, and too large ones the maximum, which the policy's cap limits.
  private static func seconds(_ field: String) -> Duration? {
    var digits = field.utf8[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits = digits.dropFirst() }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = parts.first, !whole.isEmpty,
      parts.joined().allSatisfy(\.isDigit)
    else { return nil }
    guard !isNegative else { return .zero }
    let seconds = Int32(String(decoding: Array(whole), as: UTF8.self)) ?? .max
    let hasFraction = parts.dropFirst().joined().contains { $0 != UInt8(ascii: "0") }
    return .seconds(Int64(seconds) + (hasFraction ? 1 : 0))
  }
}
