/// An attempt that failed: why, and whether another one makes sense.
struct Fault: Error {
  /// Whether a request is made again.
  enum Repetition {
    /// It would fail the same way.
    case never
    /// It may be final, but also an outage.
    case sparingly
    /// It passes.
    case always
  }

  /// What can be at fault, from the bot to the whole service.
  enum Blame: Int, Comparable {
    /// The bot is not known (404), or the service's database cannot be asked.
    case unknownBot
    /// The bot's data (500, an answer that cannot be read), or the service.
    case bot
    /// The service, what stands before it, or the network.
    case service

    static func < (left: Blame, right: Blame) -> Bool { left.rawValue < right.rawValue }
  }

  var error: PailFlowError
  let repetition: Repetition
  /// How long the service asked to wait.
  var retryAfter: Duration?

  var blame: Blame {
    switch error.kind {
    case .notFound: .unknownBot
    case .badAnswer: .bot
    default: error.statusCode == 500 ? .bot : .service
    }
  }

  init(_ error: PailFlowError, _ repetition: Repetition, retryAfter: Duration? = nil) {
    self.error = error
    self.repetition = repetition
    self.retryAfter = retryAfter
  }
}
