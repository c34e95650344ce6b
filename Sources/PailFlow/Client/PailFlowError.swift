public import MeetingModel

/// Why a request to the service failed.
///
/// The description is one line with the bot, what happened and what to do; it contains neither the
/// key nor control characters.
public struct PailFlowError: Error, Sendable, Hashable {
  /// What kind of failure it is.
  public var kind: Kind
  /// The bot; nil for an error in the settings.
  public var botID: BotID?
  /// What happened: a clause without a full stop.
  public var reason: String
  /// What to do next: a sentence without a full stop.
  public var advice: Advice
  /// The status code of the response; nil if there was none.
  public var statusCode: Int?
  /// The number of requests that were made.
  public var attempts: Int

  init(
    _ kind: Kind, _ reason: String, advice: Advice, botID: BotID? = nil, statusCode: Int? = nil
  ) {
    self.kind = kind
    self.reason = reason
    self.advice = advice
    self.botID = botID
    self.statusCode = statusCode
    self.attempts = 1
  }

  /// The kinds of failure, grouped by what they are about.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    // Settings.

    /// The base URL is invalid, or is plain HTTP to another machine.
    case badAddress
    /// A proxy setting is invalid.
    case badProxy
    /// The certificate file cannot be read or has no certificate.
    case badCertificateFile
    /// Others than the owner can write the key file.
    case unsafeKeyFile
    /// A text is not a bot ID.
    case badBotID

    // The key.

    /// There is no key, or its file cannot be read.
    case missingKey
    /// The key has characters that no key has.
    case malformedKey
    /// The service refused the key.
    case refusedKey

    // The bot.

    /// The service does not know the bot.
    case notFound
    /// The bot has not finished, or a required part is missing.
    case notReady
    /// The bot failed and left no transcript.
    case botFailed

    // The account and the request.

    /// There are no credits left.
    case outOfCredits
    /// The service refused the request for another reason.
    case refusedRequest

    // The connection and the response.

    /// A redirect led to another origin, or there were too many.
    case refusedRedirect
    /// The server's certificate is not trusted.
    case untrustedCertificate
    /// There was no connection, or it broke.
    case unreachable
    /// A request timed out.
    case timedOut
    /// The response is larger than the limit.
    case tooLarge
    /// The response cannot be read, or is about another bot.
    case badAnswer
    /// The service is temporarily unavailable.
    case unavailable
    /// The service was down for too long, and no more requests are made.
    case serviceDown
  }
}

extension PailFlowError: CustomStringConvertible {
  /// The place, the reason, the number of attempts, and the advice.
  public var description: String {
    "\(place.map { "\($0): " } ?? "")\(reasonAndAttempts). \(advice)."
  }

  /// The bot; nil for an error in the settings.
  public var place: String? { botID.map { "bot \($0)" } }

  /// The reason, and the number of attempts if there were several.
  package var reasonAndAttempts: String {
    attempts > 1 ? "\(reason) (tried \(attempts) times)" : reason
  }
}

extension PailFlowError.Kind {
  /// Whether the failure may pass by itself.
  ///
  /// That includes a bot that is not found, the service's answer when its database is down.
  public var isPassing: Bool {
    switch self {
    case .notFound, .unreachable, .timedOut, .badAnswer, .unavailable: true
    default: false
    }
  }

  /// Whether all further requests would fail too, so that a batch should stop.
  public var stopsEverything: Bool {
    switch self {
    case .missingKey, .malformedKey, .refusedKey, .serviceDown: true
    default: false
    }
  }
}
