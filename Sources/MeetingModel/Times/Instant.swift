/// An instant on the UTC time line with nanosecond precision, in the proleptic Gregorian calendar
/// without leap seconds.
public struct Instant: Sendable, Hashable, Comparable {
  /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
  public var seconds: Int64
  /// The fraction of a second in nanoseconds, 0 to 999,999,999.
  public var nanoseconds: Int32

  /// Makes an instant.
  public init(seconds: Int64, nanoseconds: Int32 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// Whether the left instant is earlier than the right one.
  public static func < (left: Instant, right: Instant) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  /// Returns the milliseconds from another instant to this one, truncated towards zero.
  public func milliseconds(since other: Instant) -> Int64 {
    var seconds = seconds - other.seconds
    var nanoseconds = Int64(nanoseconds) - Int64(other.nanoseconds)
    // Give both parts the sign of the whole, so that each can be truncated separately. (Nanoseconds
    // alone would overflow 64 bits after 292 years.)
    if seconds > 0, nanoseconds < 0 {
      seconds -= 1
      nanoseconds += 1_000_000_000
    } else if seconds < 0, nanoseconds > 0 {
      seconds += 1
      nanoseconds -= 1_000_000_000
    }
    return seconds * 1_000 + nanoseconds / 1_000_000
  }

  /// The instant later by the whole seconds of a duration, saturating at the limits of `Int64`.
  package func adding(_ duration: Duration) -> Instant {
    let (sum, overflow) = seconds.addingReportingOverflow(duration.components.seconds)
    return Instant(
      seconds: overflow ? (duration < .zero ? .min : .max) : sum, nanoseconds: nanoseconds)
  }

  /// The instant in UTC in RFC 3339 format, truncated to milliseconds: `2025-01-15T10:00:00.123Z`.
  ///
  /// There are always three decimals. JSON Lines use this encoding, which must not change.
  public var rfc3339Text: String {
    let time = CivilTime(self)
    return "\(time.dateText)T\(time.timeText).\(Int(nanoseconds / 1_000_000).padded(to: 3))Z"
  }
}
