extension Instant {
  /// The instant in UTC in RFC 3339 format, truncated to milliseconds: `2025-01-15T10:00:00.123Z`.
  ///
  /// There are always three decimals. JSON Lines use this encoding, which must not change.
  public var rfc3339Text: String {
    let time = CivilTime(self)
    return "\(time.dateText)T\(time.timeText).\(padded(Int(nanoseconds / 1_000_000), to: 3))Z"
  }
}
