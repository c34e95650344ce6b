import MeetingModel

/// The bots to request in probes, which find out whether the service is up.
struct ProbeTargets {
  enum Target: Sendable, Hashable {
    /// A bot that the service has answered about: only an answer shows that the service is up.
    case known(BotID)
    /// A bot of which nothing is known.
    case candidate(BotID)
    /// An ID that no bot has: a 404 shows that the service is up.
    case nobody

    var bot: BotID {
      switch self {
      case .known(let bot), .candidate(let bot): bot
      case .nobody: .nobody
      }
    }
  }

  /// Bots that the service has answered about.
  var known: [BotID] = []
  /// Bots of the list, of which nothing is known.
  var candidates: [BotID] = []
  /// Whether it counts as an outage if the service knows none of the bots.
  var doubtsUnknownBots = false

  static let knownLimit = 3

  mutating func noteKnown(_ bot: BotID) {
    guard known.count < Self.knownLimit, !known.contains(bot) else { return }
    known.append(bot)
  }

  /// Whether a probe could tell an outage from failures with a certain cause.
  ///
  /// Before the service has answered about any bot, unknown bots look the same as an outage of its
  /// database; in a long list, an outage is more likely.
  func canTell(_ blame: RequestFailure.Blame) -> Bool {
    blame != .unknownBot || !known.isEmpty || doubtsUnknownBots
  }

  /// The target of the next probe.
  ///
  /// - Parameters:
  ///   - number: The number of probes before it.
  ///   - blame: The possible cause of the failures.
  ///   - failing: The bots whose requests failed, at least one.
  func target(_ number: Int, blame: RequestFailure.Blame, failing: [BotID]) -> Target {
    guard known.isEmpty else { return .known(known[number % known.count]) }
    var targets: [Target] = blame == .bot ? [.nobody] : []
    let bots = failing.prefix(4)
    targets += (bots + candidates.filter { !bots.contains($0) }).map { .candidate($0) }
    // Where all bots are unknown, one more that is shows nothing.
    if blame == .service { targets.append(.nobody) }
    return targets.isEmpty ? .nobody : targets[number % targets.count]
  }
}
