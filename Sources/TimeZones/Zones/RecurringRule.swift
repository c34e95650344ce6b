internal import MeetingModel

/// A yearly rule as in POSIX's variable `TZ`: standard time, and when daylight saving time is.
///
/// With `CET-1CEST,M3.5.0,M10.5.0/3`, local time is one hour ahead of UTC, and two hours from the
/// last Sunday of March at 2:00 to the last Sunday of October at 3:00.
struct RecurringRule: Sendable, Hashable {
  /// Daylight saving time, and when it begins and ends in a year.
  struct Saving: Sendable, Hashable {
    let type: LocalTimeType
    let start: YearlyMoment
    let end: YearlyMoment
  }

  /// The seconds of 400 years.
  private static let calendarCycle: Int64 = 146_097 * 86_400

  let standard: LocalTimeType
  /// Daylight saving time; nil if there is none.
  let saving: Saving?

  /// The local time type at a moment, in seconds since 1970-01-01T00:00:00Z.
  func type(at seconds: Int64) -> LocalTimeType {
    guard let saving else { return standard }
    // The calendar repeats every 400 years, including weekdays, so no moment is out of range.
    let seconds = seconds % Self.calendarCycle
    let year = CivilTime(Instant(seconds: seconds)).year
    var latest: (seconds: Int64, type: LocalTimeType)?
    // A time of day may be days before or after its date, and so in another year.
    for year in (year - 1)...(year + 1) {
      // If one period ends as the next begins, the latter applies: it comes second.
      for (moment, before, type) in [
        (saving.end, saving.type, standard), (saving.start, standard, saving.type),
      ] {
        let change = moment.seconds(in: year) - Int64(before.offset)
        if change <= seconds, latest.map({ change >= $0.seconds }) ?? true {
          latest = (change, type)
        }
      }
    }
    return latest?.type ?? standard
  }
}

/// A date and a time of day in every year (POSIX.1-2024, section 8.3, `TZ`).
struct YearlyMoment: Sendable, Hashable {
  /// The form of the date.
  enum Day: Sendable, Hashable {
    /// A weekday in a month, with 0 for Sunday: the first to fourth one, or 5 for the last one.
    case weekday(Int, week: Int, month: Int)
    /// A day of the year from 1 to 365, not counting 29 February.
    case numberWithoutLeapDay(Int)
    /// A day of the year from 0 to 365, counting 29 February.
    case number(Int)
  }

  let day: Day
  /// Seconds from the start of the day in the local time before the change; it may be negative or
  /// longer than a day (RFC 8536, section 3.3.1).
  let secondOfDay: Int

  /// The moment in a year, in seconds since 1970-01-01T00:00:00 local time.
  func seconds(in year: Int) -> Int64 {
    let newYear = CivilTime(year: year, month: 1, day: 1).secondsSinceEpoch
    let midnight: Int64
    switch day {
    case .number(let number):
      midnight = newYear + Int64(number) * 86_400
    case .numberWithoutLeapDay(let number):
      // 1 March is always day 60.
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

  /// The weekday of a midnight, with 0 for Sunday: 1 January 1970 was a Thursday.
  private static func weekday(of midnight: Int64) -> Int {
    let remainder = Int((midnight / 86_400 + 4) % 7)
    return remainder < 0 ? remainder + 7 : remainder
  }
}
