internal import MeetingModel
internal import PailFlow

/// Decides whether a bot's results are final or may still come: the service reports `completed`
/// before it has stored them.
struct SettleRule: Sendable {
  /// What to do with an answer.
  enum Verdict: Sendable, Hashable {
    case final
    /// The answer must be requested again.
    case waiting(reason: String, incompleteSince: Instant?)
  }

  /// How long a completed bot may take to store its results.
  let settle: Duration

  /// Judges an answer.
  ///
  /// The time to settle is counted as described in ``SettleTime``. A bot first seen incomplete that
  /// long ago is accepted as it is, so that no clock keeps it waiting forever.
  ///
  /// - Parameters:
  ///   - first: When the bot was first seen completed but incomplete.
  ///   - date: The service's time when it answered; nil if it did not send one.
  func verdict(
    on meeting: Meeting, incompleteSince first: Instant?, date: Instant?, now: Instant
  ) -> Verdict {
    guard meeting.status.isFinal else {
      return .waiting(reason: Self.words(for: meeting.status), incompleteSince: nil)
    }
    let missing = meeting.readiness.filter { $0 == .noTranscript || $0 == .noInsights }
    let remaining = SettleTime(settle).remaining(since: meeting.completedAt, date: date, now: now)
    guard meeting.status == .completed, !missing.isEmpty, remaining > .zero else { return .final }
    let clock = date ?? now
    // If the clock was set back since then, the wait starts again.
    let since = first.map { $0 > clock ? clock : $0 } ?? clock
    guard .milliseconds(clock.milliseconds(since: since)) < settle else { return .final }
    return .waiting(reason: "completed, and its results are not stored yet", incompleteSince: since)
  }

  private static func words(for status: MeetingStatus) -> String {
    guard case .unknown(let name) = status else { return "still running" }
    return "its status is “\(name.prefix(60))”, which this program takes as not finished"
  }
}
