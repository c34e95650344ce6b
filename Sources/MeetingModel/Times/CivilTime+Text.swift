extension CivilTime {
  /// The date: `2025-01-15`.
  ///
  /// A year outside of 0 to 9999 has its sign in front, as ISO 8601 has expanded years.
  public var dateText: String {
    let sign = year < 0 ? "-" : year > 9_999 ? "+" : ""
    let yearText = sign + padded(Int(year.magnitude), to: 4)
    return "\(yearText)-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  /// The time of day to the second: `10:00:00`.
  public var timeText: String {
    "\(padded(hour, to: 2)):\(padded(minute, to: 2)):\(padded(second, to: 2))"
  }
}

/// A number with zeros in front, such as `007`.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
