internal import MeetingModel

/// What the last answers of the service say about the next ones, for all that fetch at the same time.
///
/// A bot may be one that the service cannot tell of, whatever it tells of others. So the service counts
/// as out of order only once it has failed with several bots, and nothing in between.
struct FetchOutlook: Sendable {
  /// With how many bots it has to fail.
  private static let enoughBots = 3

  private var backOff = BackOff()
  /// The bots with which it has failed since it last told of one.
  private var failed: Set<BotID> = []
  /// Until when nothing is fetched.
  private(set) var heldUntil = Duration.zero
  /// When it last told of a bot; nil if it has not yet.
  private(set) var lastSuccess: Duration?

  /// Takes note that the service has told of a bot.
  mutating func noteSuccess(at now: Duration) {
    backOff = BackOff()
    failed = []
    heldUntil = .zero
    lastSuccess = now
  }

  /// Takes note of a failure.
  ///
  /// Of failures that were on their way together, only the first one makes the pause longer.
  ///
  /// - Parameters:
  ///   - begun: When the service was asked.
  ///   - concernsAll: Whether the same would happen with all bots.
  /// - Returns: The pause that begins for all bots; nil if none does.
  mutating func noteFailure(
    of bot: BotID?, begun: Duration, at now: Duration, concernsAll: Bool
  ) -> Duration? {
    if let bot, failed.count < Self.enoughBots { failed.insert(bot) }
    guard concernsAll || failed.count >= Self.enoughBots, begun >= heldUntil else { return nil }
    let length = backOff.next()
    heldUntil = now + length
    return length
  }
}

/// What was tried in vain with a call.
struct CallTrouble: Sendable {
  /// When it first failed.
  let begun: Duration
  /// How often it has failed.
  var failures = 0
  /// The pauses of this call alone.
  var backOff = BackOff()

  /// Begins at the first failure.
  init(begun: Duration) { self.begun = begun }
}

/// What becomes of a call whose results could not be fetched.
enum FailedFetch: Sendable, Equatable {
  /// Nothing is fetched for a time, which begins with this failure.
  case held(Duration)
  /// It waits with the others, which wait already.
  case heldAlready
  /// It alone waits for a time, behind the others.
  case delayed(Duration)
  /// It was tried long enough, while others succeeded.
  case hopeless
}
