import LibC
public import MeetingModel

/// The client's sources of time, sleep and random numbers, which tests replace.
public struct Timing: Sendable {
  /// The time of day.
  public var now: @Sendable () -> Instant
  /// The time since a fixed moment, unaffected by changes of the system clock.
  public var elapsed: @Sendable () -> Duration
  /// Sleeps; throws if the task is cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void
  /// A number from 0 up to, but not including, 1.
  public var random: @Sendable () -> Double

  /// Makes a timing.
  public init(
    now: @escaping @Sendable () -> Instant, elapsed: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void,
    random: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.elapsed = elapsed
    self.sleep = sleep
    self.random = random
  }

  /// The system's clocks and random numbers.
  public static let system = Timing(
    now: systemTime,
    elapsed: { [start = ContinuousClock.now] in ContinuousClock.now - start },
    sleep: { try await Task.sleep(for: $0) },
    random: { Double.random(in: 0..<1) })
}

/// The time of day by the system clock.
func systemTime() -> Instant {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Instant(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
}

extension Duration {
  /// The maximum difference assumed between the local clock and the service's.
  package static let clockTolerance = Duration.seconds(86_400)

  /// The duration in words, rounded up to whole seconds: `2 h`, `1 min 5 s`, `8 s`.
  var text: String {
    let seconds = components.seconds + (components.attoseconds > 0 ? 1 : 0)
    let parts = [(seconds / 3_600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")]
      .filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)" }
    return parts.isEmpty ? "0 s" : parts.joined(separator: " ")
  }
}
