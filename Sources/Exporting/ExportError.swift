public import PailFlow

/// A failure to read meetings or write notes.
public struct ExportError: Error, Sendable, CustomStringConvertible {
  /// The kind of failure, which a script can act on.
  public enum Kind: Sendable, Hashable {
    /// The command asks for something that cannot be done.
    case usage
    /// The input is missing, unreadable, or not what it should be.
    case badInput
    /// The service refused the key, or there is none.
    case keyRefused
    /// The bot has not finished, or a requested part is not available yet.
    case notReady
    /// Something else went wrong, such as an unwritable folder or a full disk.
    case failed
    /// The work was cancelled.
    case interrupted
  }

  /// The kind of failure.
  public let kind: Kind
  /// Where it failed: a file, with the line if known, a bot or an argument; nil if the reason names
  /// it, or if there is none.
  public let place: String?
  /// What failed: a clause without a full stop.
  public let reason: String
  /// What to do next; nil if the reason already says so.
  public let advice: Advice?
  /// The error that this one was made from; nil if there is none.
  public let underlying: (any Error)?

  /// Makes an error.
  public init(
    _ kind: Kind, at place: String? = nil, _ reason: String, advice: Advice? = nil,
    underlying: (any Error)? = nil
  ) {
    self.kind = kind
    self.place = place
    self.reason = reason
    self.advice = advice
    self.underlying = underlying
  }

  /// The place and the reason.
  var failure: String { (place.map { "\($0): " } ?? "") + reason }

  /// The place, the reason and the advice, on one line.
  public var description: String { description { $0.description } }

  /// The place, the reason and the advice in other words, as of a program with options.
  public func description(advising words: (Advice) -> String) -> String {
    guard let advice else { return failure }
    if case .service = advice { return "\(failure). \(words(advice))." }
    return "\(failure); \(words(advice))"
  }
}

extension ExportError {
  /// Converts an error of the service's client.
  public init(_ error: PailFlowError) {
    let kind: Kind =
      switch error.kind {
      case .badAddress, .badProxy, .unsafeKeyFile: .usage
      case .badCertificateFile, .badBotID: .badInput
      case .missingKey, .malformedKey, .refusedKey: .keyRefused
      case .notReady: .notReady
      case .notFound, .botFailed, .outOfCredits, .refusedRequest, .refusedRedirect,
        .untrustedCertificate, .unreachable, .timedOut, .tooLarge, .badAnswer, .unavailable,
        .serviceDown:
        .failed
      }
    self.init(
      kind, at: error.place, error.reasonAndAttempts, advice: .service(error.advice),
      underlying: error)
  }
}
