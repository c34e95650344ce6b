import MeetingModel

/// What a probe asks for, to find out whether the service is up.
struct ProbeTargets {
  /// What is asked for.
  enum Target: Sendable, Hashable {
    /// A bot that the service has answered about before: only an answer about it is a good one.
    case known(BotID)
    /// A bot of which nothing is known.
    case candidate(BotID)
    /// An ID that no bot has: to be told so shows that the service answers.
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
  /// Whether the service is not believed when it knows none of the bots.
  var doubtsUnknownBots = false

  static let knownLimit = 3

  mutating func noteKnown(_ bot: BotID) {
    guard known.count < Self.knownLimit, !known.contains(bot) else { return }
    known.append(bot)
  }

  /// Whether a probe could tell an outage from failures of a kind.
  ///
  /// Where the service has answered about no bot so far, nothing tells bots that it does not know
  /// from an outage of its database; of a long list, it is the outage that is likelier.
  func canTell(_ blame: Fault.Blame) -> Bool {
    blame != .unknownBot || !known.isEmpty || doubtsUnknownBots
  }

  /// What to ask for in the next probe.
  ///
  /// - Parameters:
  ///   - number: How many probes there were before.
  ///   - blame: What can be at fault.
  ///   - failing: The bots that failed, at least one.
  func target(_ number: Int, blame: Fault.Blame, failing: [BotID]) -> Target {
    guard known.isEmpty else { return .known(known[number % known.count]) }
    var targets: [Target] = blame == .bot ? [.nobody] : []
    targets += (failing.prefix(4) + candidates).map { .candidate($0) }
    return targets.isEmpty ? .nobody : targets[number % targets.count]
  }
}
