extension CivilTime {
  /// The date: `2025-01-15`.
  ///
  /// A year outside 0 to 9999 is prefixed with its sign, as in the expanded years of ISO 8601.
  public var dateText: String {
    let sign = year < 0 ? "-" : year > 9_999 ? "+" : ""
    let yearText = sign + padded(Int(year.magnitude), to: 4)
    return "\(yearText)-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  /// The time of day with seconds: `10:00:00`.
  public var timeText: String {
    "\(padded(hour, to: 2)):\(padded(minute, to: 2)):\(padded(second, to: 2))"
  }
}

/// Returns a number with leading zeros, such as `007`.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
