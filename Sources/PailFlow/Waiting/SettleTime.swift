package import MeetingModel

/// How long a bot that has just completed may take to store its results: the service says `completed`
/// before it has stored them.
package struct SettleTime: Sendable {
  /// The whole time.
  package let limit: Duration

  /// Begins with the whole time.
  package init(_ limit: Duration) {
    self.limit = limit
  }

  /// What is left of the time.
  ///
  /// It counts from when the service says that the bot completed, by the service's own clock.
  ///
  /// - Parameters:
  ///   - completed: When the bot completed; nil where the service does not say, and nothing is left.
  ///   - date: The time of the service when it answered; nil where it did not say.
  ///   - now: The time of day here.
  /// - Returns: The time; not above zero where nothing is left.
  package func remaining(since completed: Instant?, date: Instant?, now: Instant) -> Duration {
    guard let completed else { return .zero }
    // A bot that completes in the future has a clock that is ahead of the other one.
    let age = Duration.milliseconds(max(0, (date ?? now).milliseconds(since: completed)))
    // Where the service does not tell its time, ours may be ahead of it.
    if date == nil, age < .clockTolerance { return limit }
    return limit - age
  }
}
