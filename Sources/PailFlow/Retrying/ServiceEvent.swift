package import MeetingModel

/// What a ``ServiceWatch`` has seen.
package enum ServiceEvent: Sendable {
  /// Asking about a bot failed; it may be asked again.
  case fault(BotID, PailFlowError)
  /// The service is down, and asked once in a while only.
  case outageBegan(Outage)
  /// The service answers again.
  case outageEnded(after: Duration)
}

/// A time in which the service answered nothing well.
package struct Outage: Sendable, Hashable {
  /// What a request for it came to: a clause without a full stop.
  package var reason: String
  /// Some of the bots that could not be asked about.
  package var bots: [BotID]
  /// How long it has lasted.
  package var elapsed: Duration
  /// How much longer it is waited for.
  package var remaining: Duration
}
