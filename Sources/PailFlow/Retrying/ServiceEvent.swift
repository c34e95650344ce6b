package import MeetingModel

/// An event that a ``ServiceWatch`` reports.
package enum ServiceEvent: Sendable {
  /// A request for a bot failed and may be retried.
  case fault(BotID, PailFlowError)
  /// The service is down; only occasional probes are sent.
  case outageBegan(Outage)
  /// The service limits the rate: all requests are held for a time that a person would notice.
  case rateLimited(for: Duration)
  /// The service answers again.
  case outageEnded(after: Duration)
}

/// A period without any good answer from the service.
package struct Outage: Sendable, Hashable {
  /// Why the last request failed: a clause without a full stop.
  package var reason: String
  /// Some of the bots whose requests failed.
  package var bots: [BotID]
  /// How long it has lasted.
  package var elapsed: Duration
  /// How much longer its end is waited for.
  package var remaining: Duration
}
