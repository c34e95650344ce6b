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

  /// Bots that the service has answered about, the latest first.
  var known: [BotID] = []
  /// Bots of the list, of which nothing is known.
  var candidates: [BotID] = []
  /// Whether it counts as an outage if the service knows none of the bots.
  var doubtsUnknownBots = false

  static let knownLimit = 3

  mutating func noteKnown(_ bot: BotID) {
    guard known.first != bot else { return }
    known.removeAll { $0 == bot }
    known.insert(bot, at: 0)
    if known.count > Self.knownLimit { known.removeLast() }
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
    if !known.isEmpty {
      // The service may not have those any more that fail now, nor the others.
      let others = known.filter { !failing.contains($0) }
      let further = candidates.filter { !known.contains($0) && !failing.contains($0) }
      let targets =
        (others.isEmpty ? known : others).map { Target.known($0) }
        + further.map { .candidate($0) }
      return targets[number % targets.count]
    }
    var targets: [Target] = blame == .bot ? [.nobody] : []
    let bots = failing.prefix(4)
    targets += (bots + candidates.filter { !bots.contains($0) }).map { .candidate($0) }
    // Where all bots are unknown, one more that is shows nothing.
    if blame == .service { targets.append(.nobody) }
    return targets.isEmpty ? .nobody : targets[number % targets.count]
  }
}
