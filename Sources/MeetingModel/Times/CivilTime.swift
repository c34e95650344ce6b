/// A date and time of day, in UTC unless stated otherwise.
public struct CivilTime: Sendable, Hashable {
  /// The astronomical year; 1 BC is 0.
  public var year: Int
  /// The month, 1 to 12.
  public var month: Int
  /// The day of the month, 1 to 31.
  public var day: Int
  /// The hour, 0 to 23.
  public var hour: Int
  /// The minute, 0 to 59.
  public var minute: Int
  /// The second, 0 to 59.
  public var second: Int

  /// Makes a date and time of day from components that are in range.
  public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// Makes the date and time of day of an instant in UTC.
  ///
  /// The calendar is computed in eras of 400 years that begin on 1 March, so that the leap day is
  /// the last day of a year: 146,097 days per era, and 719,468 days from 0000-03-01 to 1970-01-01.
  public init(_ instant: Instant) {
    let daySeconds = Int(floorRemainder(instant.seconds, 86_400))
    // Divide before subtracting the remainder, so that no instant overflows.
    let days = instant.seconds / 86_400 - (instant.seconds % 86_400 < 0 ? 1 : 0) + 719_468
    let era = (days - floorRemainder(days, 146_097)) / 146_097
    let dayOfEra = Int(floorRemainder(days, 146_097))
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    self.init(
      year: Int(era) * 400 + yearOfEra + (month <= 2 ? 1 : 0),
      month: month,
      day: dayOfYear - (153 * marchMonth + 2) / 5 + 1,
      hour: daySeconds / 3_600,
      minute: daySeconds / 60 % 60,
      second: daySeconds % 60)
  }

  /// The number of seconds from 1970-01-01T00:00:00Z to this date and time in UTC.
  public var secondsSinceEpoch: Int64 {
    let shiftedYear = Int64(month <= 2 ? year - 1 : year)
    let yearOfEra = floorRemainder(shiftedYear, 400)
    let era = (shiftedYear - yearOfEra) / 400
    let marchMonth = Int64(month > 2 ? month - 3 : month + 9)
    let dayOfYear = (153 * marchMonth + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    return days * 86_400 + Int64(hour) * 3_600 + Int64(minute) * 60 + Int64(second)
  }

  /// The date: `2025-01-15`.
  ///
  /// A year outside 0 to 9999 is prefixed with its sign, as in the expanded years of ISO 8601.
  public var dateText: String {
    let sign = year < 0 ? "-" : year > 9_999 ? "+" : ""
    let yearText = sign + Int(year.magnitude).padded(to: 4)
    return "\(yearText)-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }

  /// The time of day with seconds: `10:00:00`.
  public var timeText: String {
    "\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))"
  }
}

/// Returns the remainder of a floored division, never negative for a positive divisor.
private func floorRemainder(_ value: Int64, _ divisor: Int64) -> Int64 {
  let remainder = value % divisor
  return remainder < 0 ? remainder + divisor : remainder
}

extension Int {
  /// The number with leading zeros, such as `007`; for numbers that are not negative.
  package func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}
