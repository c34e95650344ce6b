extension PailFlowError {
  /// The kinds of failure, grouped by who can mend them.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    // Settings: the command was given something that cannot work.

    /// The base URL is none, or is plain HTTP to another machine.
    case badAddress
    /// A proxy setting is none.
    case badProxy
    /// The file of certificates cannot be read, or holds none.
    case badCertificateFile
    /// The file with the key can be written by others.
    case unsafeKeyFile
    /// A text that should be a bot's ID is none.
    case badBotID

    // The key.

    /// There is no key, or its file cannot be read.
    case missingKey
    /// The key cannot be a key.
    case malformedKey
    /// The service refused the key.
    case refusedKey

    // The bot.

    /// The service does not know the bot.
    case notFound
    /// The bot has not finished, or something that was required is not there.
    case notReady
    /// The bot failed and left no transcript.
    case botFailed

    // The account and the request.

    /// There are no credits left.
    case outOfCredits
    /// The service refused the request for another reason of its own.
    case refusedRequest

    // The way to the service and its answers.

    /// A redirect led somewhere else, or there were too many.
    case refusedRedirect
    /// The certificate of the server is not trusted.
    case untrustedCertificate
    /// No connection, or it broke.
    case unreachable
    /// A time-out passed.
    case timedOut
    /// The answer is larger than the limit.
    case tooLarge
    /// The answer cannot be read, or is not about the bot.
    case badAnswer
    /// The service answered that it cannot answer now.
    case unavailable
    /// The service was down for so long that nothing more is asked.
    case serviceDown
  }
}

extension PailFlowError.Kind {
  /// Whether it may well go better later, without anybody doing anything.
  ///
  /// A bot that is not found is among them: the service answers so in an outage of its database.
  public var isPassing: Bool {
    switch self {
    case .notFound, .unreachable, .timedOut, .badAnswer, .unavailable: true
    default: false
    }
  }

  /// Whether nothing that is asked will be answered, so that a batch should stop.
  public var stopsEverything: Bool {
    switch self {
    case .missingKey, .malformedKey, .refusedKey, .serviceDown: true
    default: false
    }
  }
}
