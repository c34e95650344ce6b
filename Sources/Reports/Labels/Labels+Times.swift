internal import MeetingModel
internal import TimeZones

extension Labels {
  /// A date in the language's format: `2 March 2026`.
  ///
  /// The label `date_format` defines it with `{day}`, `{month}` and `{year}`. A day with a special
  /// name, such as the first one in French, has it in a label such as `day_1`.
  func date(_ day: CivilTime) -> String {
    filled(
      "date_format",
      [
        "day": days[day.day] ?? String(day.day),
        "month": months[day.month] ?? self["month_\(day.month)"], "year": String(day.year),
      ])
  }

  /// The month of a day in the language's format: `March 2026`.
  func month(_ day: CivilTime) -> String {
    filled(
      "month_format",
      ["month": months[day.month] ?? self["month_\(day.month)"], "year": String(day.year)])
  }

  /// A text of the insights that is only a date or a moment (RFC 3339), in the language's format and
  /// in local time of a zone: `9 March 2026`, `9 March 2026, 15:00 CET`; nil for any other text.
  ///
  /// Seconds are shown if there are any. A moment without an offset has no zone.
  func moment(in text: MarkdownText, zone: Zone) -> String? {
    let length = text.source.utf8.count
    guard length >= 10, length <= 40, let date = DateText(text.source) else { return nil }
    guard let time = date.time(in: zone) else { return self.date(date.day(in: .utc)) }
    let clock = time.second == 0 ? TimeText.minutes(time) : TimeText.seconds(time)
    let named = date.instant.map { instant in
      filled("time_start", ["start": clock, "zone": name(ofZoneAt: zone.localTime(at: instant))])
    }
    return filled("date_time", ["date": self.date(time), "time": named ?? clock])
  }

  /// A time range, to the minute: `08:00–08:10 UTC`.
  ///
  /// Without an end, or with one a day or more later, only the start is shown. If the UTC offset
  /// changes in between, both times have their zone: `01:30 CET–03:30 CEST`.
  func timeRange(from start: Instant, to end: Instant?, in zone: Zone) -> String {
    let startTime = zone.localTime(at: start)
    let zoneName = name(ofZoneAt: startTime)
    let startText = TimeText.minutes(startTime.time)
    guard let end, end >= start, end.seconds - start.seconds < 86_400 else {
      return filled("time_start", ["start": startText, "zone": zoneName])
    }
    let endTime = zone.localTime(at: end)
    guard startTime.offset != endTime.offset else {
      return filled(
        "time_range",
        ["start": startText, "end": TimeText.minutes(endTime.time), "zone": zoneName])
    }
    let ends = [(startText, zoneName), (TimeText.minutes(endTime.time), name(ofZoneAt: endTime))]
      .map { filled("time_start", ["start": $0.0, "zone": $0.1]) }
    return filled("time_range_zones", ["start": ends[0], "end": ends[1]])
  }

  /// The zone's name in the language.
  ///
  /// It comes from a label such as `zone_CET`, or else from the time zone database.
  private func name(ofZoneAt time: LocalTime) -> String {
    optional("zone_\(time.abbreviation)") ?? time.zoneText
  }

  /// A duration to the minute, or to the second if shorter than a minute: `1 h 23 min`.
  func duration(milliseconds: Int64) -> String {
    let seconds = TimeText.rounded(milliseconds, to: 1_000)
    if seconds < 60 { return filled("duration_seconds", ["seconds": String(seconds)]) }
    let minutes = TimeText.rounded(milliseconds, to: TimeText.minute)
    let parts: KeyValuePairs = ["hours": String(minutes / 60), "minutes": String(minutes % 60)]
    if minutes < 60 { return filled("duration_minutes", parts) }
    return filled(minutes % 60 == 0 ? "duration_hours" : "duration_hours_minutes", parts)
  }

  /// A label with its placeholders, such as `{name}`, replaced by values.
  func filled(_ name: String, _ values: KeyValuePairs<String, String>) -> String {
    patterns[name]?.filled(values) ?? self[name]
  }
}
