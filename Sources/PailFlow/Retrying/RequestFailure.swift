import MeetingModel

/// A failed request: why it failed, and whether to retry it.
struct RequestFailure: Error {
  enum Repetition {
    /// It would fail the same way again.
    case never
    /// It is probably final, but may be an outage.
    case sparingly
    /// The failure is temporary.
    case always
  }

  /// The possible cause, from the bot to the whole service.
  enum Blame: Comparable {
    /// The bot is unknown (404), or the service's database is down.
    case unknownBot
    /// The bot's data (500, an unreadable answer), or the service.
    case bot
    /// The service, a gateway before it, or the network.
    case service
  }

  var error: PailFlowError
  let repetition: Repetition
  /// The wait that the service asked for.
  var retryAfter: Duration?

  var blame: Blame {
    switch error.kind {
    case .notFound: .unknownBot
    case .badAnswer: .bot
    default: error.statusCode == 500 ? .bot : .service
    }
  }

  init(_ error: PailFlowError, _ repetition: Repetition, retryAfter: Duration? = nil) {
    self.error = error
    self.repetition = repetition
    self.retryAfter = retryAfter
  }

  /// An answer that is not what the service gives.
  static func badAnswer(
    _ reason: String, about bot: BotID, _ configuration: PailFlowConfiguration
  ) -> RequestFailure {
    RequestFailure(
      PailFlowError(
        .badAnswer, reason, advice: .tryLater(orCheck: configuration.address), botID: bot),
      .always)
  }
}

/// Consecutive failed requests, without a good answer in between.
struct FailureStreak {
  /// The number of failures, not counting 429 (too many requests).
  private(set) var count = 0
  /// The time of the first failure.
  var first: Duration?
  /// The bots of the failed requests without duplicates, in order; at most ``botLimit``.
  private(set) var bots: [BotID] = []
  /// The possible cause.
  private(set) var blame = RequestFailure.Blame.unknownBot

  private static let botLimit = 256

  mutating func add(_ fault: RequestFailure, about bot: BotID, at now: Duration) {
    first = first ?? now
    guard fault.error.statusCode != 429 else { return }
    blame = count == 0 ? fault.blame : max(blame, fault.blame)
    count += 1
    if bots.count < Self.botLimit, !bots.contains(bot) { bots.append(bot) }
  }
}
