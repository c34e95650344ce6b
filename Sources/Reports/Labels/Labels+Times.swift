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
