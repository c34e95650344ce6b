/// How clocks are set for a part of the year: standard time, or daylight saving time.
struct LocalTimeType: Sendable, Hashable {
  /// Seconds east of UTC.
  let offset: Int
  /// As the time zone database has it: `CET`, or `+0530` where there is no name in use.
  let abbreviation: String
}
