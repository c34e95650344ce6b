internal import MeetingModel

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
  /// A bot that completed long ago is taken as it is. So is one that was seen incomplete that long
  /// ago, by our own clock: so that a clock of the service that is ahead, or ours that is behind,
  /// cannot keep it waiting for ever.
  ///
  /// - Parameters:
  ///   - meeting: The meeting of the answer.
  ///   - first: When it was first seen completed and incomplete.
  ///   - now: The time of day.
  func verdict(on meeting: Meeting, incompleteSince first: Instant?, now: Instant) -> Verdict {
    guard meeting.status.isFinal else {
      return .waiting(reason: Self.words(for: meeting.status), incompleteSince: nil)
    }
    let missing = meeting.readiness.filter { $0 == .noTranscript || $0 == .noInsights }
    guard meeting.status == .completed, !missing.isEmpty, let completed = meeting.completedAt,
      isYoung(completed, now)
    else { return .final }
    // A clock that was set back since makes it begin anew.
    let since = first.map { $0 > now ? now : $0 } ?? now
    guard first == nil || isYoung(since, now) else { return .final }
    return .waiting(
      reason: "completed, and its results are not stored yet", incompleteSince: since)
  }

  private func isYoung(_ moment: Instant, _ now: Instant) -> Bool {
    .milliseconds(now.milliseconds(since: moment)) < settle
  }

  private static func words(for status: MeetingStatus) -> String {
    guard case .unknown(let name) = status else { return "still running" }
    return "its status is “\(name.prefix(60))”, which this program takes as not finished"
  }
}
