internal import MeetingModel

/// A rule for all years, as POSIX writes it in the variable `TZ`: standard time, and when daylight
/// saving time begins and ends.
///
/// `CET-1CEST,M3.5.0,M10.5.0/3` says that clocks are one hour ahead of UTC, and two from the last
/// Sunday of March at 2:00 to the last Sunday of October at 3:00.
struct RecurringRule: Sendable, Hashable {
  /// Daylight saving time: how clocks are set, and from when to when in a year.
  struct Saving: Sendable, Hashable {
    let type: LocalTimeType
    let start: YearlyMoment
    let end: YearlyMoment
  }

  /// The seconds of 400 years.
  private static let calendarCycle: Int64 = 146_097 * 86_400

  let standard: LocalTimeType
  /// Nil where there is none.
  let saving: Saving?

  /// How clocks are set at a moment, in seconds since 1970-01-01T00:00:00Z.
  func type(at seconds: Int64) -> LocalTimeType {
    guard let saving else { return standard }
    // The calendar, weekdays included, comes again after 400 years: no moment is out of range.
    let seconds = seconds % Self.calendarCycle
    let year = CivilTime(Instant(seconds: seconds)).year
    var latest: (seconds: Int64, type: LocalTimeType)?
    // A time of day may lie days before or behind its date, and so in another year.
    for year in (year - 1)...(year + 1) {
      // Where one ends as the next begins, what begins holds: it comes second.
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
