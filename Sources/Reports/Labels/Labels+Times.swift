internal import MeetingModel

extension Labels {
  /// A day as the language writes it: `2 March 2026`.
  ///
  /// The label `date_format` says how, `{day}`, `{month}` and `{year}` standing for the parts.
  func date(_ instant: Instant) -> String {
    let time = CivilTime(instant)
    return filled(
      "date_format",
      ["day": String(time.day), "month": self["month_\(time.month)"], "year": String(time.year)])
  }

  /// From when to when something was, to the minute and in UTC: `08:00–08:10 UTC`.
  ///
  /// Without an end, or with one a day or more later, only the start is told.
  func timeRange(from start: Instant, to end: Instant?) -> String {
    let startTime = CivilTime(start)
    var parts = ["start": TimeText.minutes(startTime), "zone": "UTC"]
    guard let end, end >= start, end.seconds - start.seconds < 86_400 else {
      return filled("time_start", parts)
    }
    parts["end"] = TimeText.minutes(CivilTime(end))
    return filled("time_range", parts)
  }

  /// How long something was, to the minute, or to the second under a minute: `1 h 23 min`.
  func duration(milliseconds: Int64) -> String {
    let seconds = max(0, milliseconds) / 1_000
    if seconds < 60 { return filled("duration_seconds", ["seconds": String(seconds)]) }
    // Half a minute more counts as a minute, as people say it.
    let minutes = (seconds + 30) / 60
    let parts = ["hours": String(minutes / 60), "minutes": String(minutes % 60)]
    if minutes < 60 { return filled("duration_minutes", parts) }
    return filled(minutes % 60 == 0 ? "duration_hours" : "duration_hours_minutes", parts)
  }

  /// A label with its `{name}` replaced.
  func filled(_ name: String, _ values: [String: String]) -> String {
    var result = ""
    var rest = Substring(self[name]).utf8
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      result += String(Substring(rest[..<open]))
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: UInt8(ascii: "}")),
        let value = values[String(Substring(rest[..<close]))]
      else {
        result += "{"
        continue
      }
      result += value
      rest = rest[rest.index(after: close)...]
    }
    return result + String(Substring(rest))
  }
}
