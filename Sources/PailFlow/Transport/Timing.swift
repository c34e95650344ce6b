public import MeetingModel

/// Time, sleep and chance, as the client sees them.
public struct Timing: Sendable {
  /// The time of day.
  public var now: @Sendable () -> Instant
  /// The time since some fixed moment, which no change of the machine's clock moves.
  public var elapsed: @Sendable () -> Duration
  /// Waits; throws where the task is cancelled.
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

  /// The machine's own.
  public static let system = Timing(
    now: systemTime,
    elapsed: { [start = ContinuousClock.now] in ContinuousClock.now - start },
    sleep: { try await Task.sleep(for: $0) },
    random: { Double.random(in: 0..<1) })
}
