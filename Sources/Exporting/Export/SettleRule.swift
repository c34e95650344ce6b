internal import MeetingModel
internal import PailFlow

/// Decides whether a bot's results are there, or may still come: the service says `completed` before
/// it has stored them.
struct SettleRule: Sendable {
  /// What is to be done with an answer.
  enum Verdict: Sendable, Hashable {
    /// It is there to stay.
    case final
    /// It is to be asked for again.
    case waiting(reason: String, incompleteSince: Instant?)
  }

  /// How long a bot that has completed may take.
  let settle: Duration

  /// Judges an answer.
  ///
  /// The time to settle counts as ``SettleTime`` says. A bot that was seen incomplete that long ago is
  /// taken as it is, so that no clock keeps it waiting for ever.
  ///
  /// - Parameters:
  ///   - meeting: The meeting of the answer.
  ///   - first: When it was first seen completed and incomplete.
  ///   - date: The time of the service when it answered; nil where it did not say.
  ///   - now: The time of day here.
  func verdict(
    on meeting: Meeting, incompleteSince first: Instant?, date: Instant?, now: Instant
  ) -> Verdict {
    guard meeting.status.isFinal else {
      return .waiting(reason: Self.words(for: meeting.status), incompleteSince: nil)
    }
    let missing = meeting.readiness.filter { $0 == .noTranscript || $0 == .noInsights }
    let remaining = SettleTime(settle).remaining(
      since: meeting.completedAt, date: date, now: now)
    guard meeting.status == .completed, !missing.isEmpty, remaining > .zero else { return .final }
    let clock = date ?? now
    // A clock that was set back since makes it begin anew.
    let since = first.map { $0 > clock ? clock : $0 } ?? clock
    guard .milliseconds(clock.milliseconds(since: since)) < settle else { return .final }
    return .waiting(
      reason: "completed, and its results are not stored yet", incompleteSince: since)
  }

  private static func words(for status: MeetingStatus) -> String {
    guard case .unknown(let name) = status else { return "still running" }
    return "its status is “\(name.prefix(60))”, which this program takes as not finished"
  }
}
