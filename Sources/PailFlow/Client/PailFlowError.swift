public import MeetingModel

/// Why something that was asked of the service did not come about.
///
/// The description is one line that says which bot, what happened and what to do; it holds neither
/// the key nor control characters.
public struct PailFlowError: Error, Sendable, Hashable {
  /// What kind of failure it is.
  public var kind: Kind
  /// The bot that was asked for; nil for a fault of the settings.
  public var botID: BotID?
  /// What happened: a clause without a full stop.
  public var reason: String
  /// What to do: a sentence without a full stop.
  public var advice: String
  /// The status code of the answer; nil where there was none.
  public var statusCode: Int?
  /// How many times the service was asked.
  public var attempts: Int

  /// Makes an error.
  init(
    _ kind: Kind, _ reason: String, advice: String, botID: BotID? = nil, statusCode: Int? = nil
  ) {
    self.kind = kind
    self.reason = reason
    self.advice = advice
    self.botID = botID
    self.statusCode = statusCode
    self.attempts = 1
  }
}

extension PailFlowError: CustomStringConvertible {
  /// The bot, what happened, how often it was tried, and what to do.
  public var description: String {
    let subject = botID.map { "bot \($0): " } ?? ""
    let tries = attempts > 1 ? " (asked \(attempts) times)" : ""
    return "\(subject)\(reason)\(tries). \(advice)."
  }
}
