import MeetingModel

/// Reads the dates of HTTP in the three forms that recipients have to accept (RFC 9110 section
/// 5.6.7).
enum HTTPDate {
  /// The moment; nil for a text that is no date.
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
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let value = Int(digits), range.contains(value)
    else { return nil }
    return value
  }

  /// The year; of two digits, the one that is nearest to this century's beginning.
  private static func year(_ digits: String) -> Int? {
    guard let value = number(digits, in: 0...9_999) else { return nil }
    guard digits.utf8.count == 2 else { return value }
    return value < 70 ? 2_000 + value : 1_900 + value
  }
}
