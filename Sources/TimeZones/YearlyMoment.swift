internal import MeetingModel

/// A date and a time of day that come every year (POSIX.1-2024, section 8.3, `TZ`).
struct YearlyMoment: Sendable, Hashable {
  /// How the date is told.
  enum Day: Sendable, Hashable {
    /// A weekday of a month, Sunday being 0: the first to fourth one, or the last one, which is 5.
    case weekday(Int, week: Int, month: Int)
    /// A day of the year from 1 to 365, which does not count 29 February.
    case numberWithoutLeapDay(Int)
    /// A day of the year from 0 to 365, which counts 29 February.
    case number(Int)
  }

  let day: Day
  /// Seconds from the start of the day, by the clocks before they change; negative or beyond a day
  /// where the date is told that way (RFC 8536, section 3.3.1).
  let secondOfDay: Int

  /// The moment in a year, in seconds since 1970-01-01T00:00:00 of the same clocks.
  func seconds(in year: Int) -> Int64 {
    let newYear = CivilTime(year: year, month: 1, day: 1).secondsSinceEpoch
    let midnight: Int64
    switch day {
    case .number(let number):
      midnight = newYear + Int64(number) * 86_400
    case .numberWithoutLeapDay(let number):
      // 1 March is day 60, whether there is a day before it or not.
      midnight =
        number < 60
        ? newYear + Int64(number - 1) * 86_400
        : CivilTime(year: year, month: 3, day: 1).secondsSinceEpoch + Int64(number - 60) * 86_400
    case .weekday(let weekday, let week, let month):
      let first = CivilTime(year: year, month: month, day: 1).secondsSinceEpoch
      let next =
        month == 12
        ? CivilTime(year: year + 1, month: 1, day: 1)
        : CivilTime(year: year, month: month + 1, day: 1)
      let length = Int((next.secondsSinceEpoch - first) / 86_400)
      var date = (weekday - Self.weekday(of: first) + 7) % 7 + 7 * (week - 1)
      if date >= length { date -= 7 }
      midnight = first + Int64(date) * 86_400
    }
    return midnight + Int64(secondOfDay)
  }

  /// The weekday of a midnight, Sunday being 0: 1 January 1970 was a Thursday.
  private static func weekday(of midnight: Int64) -> Int {
    let remainder = Int((midnight / 86_400 + 4) % 7)
    return remainder < 0 ? remainder + 7 : remainder
  }
}
