/// A moment on the UTC time line, to the nanosecond, on the proleptic Gregorian calendar without
/// leap seconds.
public struct Instant: Sendable, Hashable, Comparable {
  /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
  public var seconds: Int64
  /// The rest, 0 to 999,999,999.
  public var nanoseconds: Int32

  /// Makes a moment.
  public init(seconds: Int64, nanoseconds: Int32 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// The earlier of two moments comes first.
  public static func < (left: Instant, right: Instant) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  /// The milliseconds from another moment to this one, fractions cut towards zero.
  public func milliseconds(since other: Instant) -> Int64 {
    var seconds = seconds - other.seconds
    var nanoseconds = Int64(nanoseconds) - Int64(other.nanoseconds)
    // Both parts get the sign of the whole, so that each can be cut by itself. (All of it in
    // nanoseconds would be beyond 64 bits after 292 years.)
    if seconds > 0, nanoseconds < 0 {
      seconds -= 1
      nanoseconds += 1_000_000_000
    } else if seconds < 0, nanoseconds > 0 {
      seconds += 1
      nanoseconds -= 1_000_000_000
    }
    return seconds * 1_000 + nanoseconds / 1_000_000
  }

  /// The moment so much later, to the second; as far as seconds can be counted.
  package func adding(_ duration: Duration) -> Instant {
    let (sum, overflow) = seconds.addingReportingOverflow(duration.components.seconds)
    return Instant(
      seconds: overflow ? (duration < .zero ? .min : .max) : sum, nanoseconds: nanoseconds)
  }
}
