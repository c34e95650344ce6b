public import MeetingModel

/// A pause in waiting for a bot, for progress messages and logs.
public struct WaitEvent: Sendable, Hashable {
  /// Why the wait continues.
  public enum Reason: Sendable, Hashable {
    /// The bot has not finished; its status in words.
    case notFinished(String)
    /// The bot has completed, but these results are not stored yet.
    case settling(missing: [Requirement])
    /// The request failed.
    case fault(PailFlowError)
  }

  /// The bot.
  public let botID: BotID
  /// Why the wait continues.
  public let reason: Reason
  /// How long the wait has lasted.
  public let elapsed: Duration
  /// The time until the next request.
  public let pause: Duration
}

extension WaitEvent: CustomStringConvertible {
  /// One line: `bot …: the bot is still running, after 1 min 5 s; trying again in 8 s`.
  public var description: String {
    let state =
      switch reason {
      case .notFinished(let words): "bot \(botID): \(words), after \(elapsed.text)"
      case .settling(let missing):
        "bot \(botID): completed, no \(missing.map(\.words).joined(separator: " and no ")) yet"
      case .fault(let error): "\(error)"
      }
    return "\(state); trying again in \(pause.text)"
  }
}

/// Options for waiting for a bot.
public struct WaitOptions: Sendable, Hashable {
  /// The maximum time to wait.
  public var limit: Duration
  /// The maximum time to wait for a bot that has not finished, if that is to be shorter than for one
  /// that has and may still be storing its results; nil if it is not.
  package var unfinishedLimit: Duration?
  /// How long a bot that has just completed is requested again for missing results.
  public var settle: Duration
  /// Required parts, which are also waited for during the settle time.
  public var requirements: Set<Requirement>
  /// The pause after the first request.
  public var firstPause: Duration
  /// The maximum pause; pauses grow by half.
  public var longestPause: Duration

  /// Makes options.
  public init(
    limit: Duration = .seconds(7_200), settle: Duration = .seconds(60),
    requirements: Set<Requirement> = [], firstPause: Duration = .seconds(5),
    longestPause: Duration = .seconds(30)
  ) {
    self.limit = limit
    self.settle = settle
    self.requirements = requirements
    self.firstPause = firstPause
    self.longestPause = longestPause
  }

  /// The pause after another one.
  package func pause(after pause: Duration) -> Duration { min(pause * 1.5, longestPause) }
}
