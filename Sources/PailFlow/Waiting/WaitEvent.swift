public import MeetingModel

/// What a wait is at, for a line of progress or of a log.
public struct WaitEvent: Sendable, Hashable {
  /// Why it goes on.
  public enum Reason: Sendable, Hashable {
    /// The bot has not finished; its status in words.
    case notFinished(String)
    /// The bot has completed, and these are not stored yet.
    case settling(missing: [Requirement])
    /// The service could not be asked.
    case fault(PailFlowError)
  }

  /// The bot.
  public let botID: BotID
  /// Why the wait goes on.
  public let reason: Reason
  /// How long it has lasted.
  public let elapsed: Duration
  /// When the bot is asked again.
  public let pause: Duration
}

extension WaitEvent: CustomStringConvertible {
  /// One line: `bot …: still running after 1 min 5 s; asking again in 8 s`.
  public var description: String {
    let state =
      switch reason {
      case .notFinished(let words): "bot \(botID): \(words), after \(elapsed.text)"
      case .settling(let missing):
        "bot \(botID): completed, no \(missing.map(\.words).joined(separator: " and no ")) yet"
      case .fault(let error): "\(error)"
      }
    return "\(state); asking again in \(pause.text)"
  }
}
