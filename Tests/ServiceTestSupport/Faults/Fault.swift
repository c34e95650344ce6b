internal import TestSupport

/// A fault that is injected into a good answer.
package enum Fault: String, Sendable, CaseIterable {
  /// An HTML page instead of the status object, with status 200.
  case html
  /// An empty body instead of the status object, with status 200.
  case empty
  /// The connection is closed in the middle of the body.
  case cutOff
  /// The connection is reset in the middle of the body.
  case resetInBody
  /// The body is twice as long as its `Content-Length`.
  case longerThanAnnounced
  /// The body ends in the middle, which HTTP does not reveal.
  case cutOffUnseen
  /// One byte per second.
  case trickled
  /// A byte in the text is not UTF-8.
  case notUTF8
  /// The status is an unknown word.
  case unknownStatus
  /// The answer is about another bot.
  case anotherBot
  /// The connection is closed before the answer.
  case closedBeforeHead
  /// The connection is reset before the answer.
  case resetBeforeHead
  /// Nothing is sent.
  case stalledBeforeHead
  /// The head is sent, and then nothing.
  case stalledAfterHead
  /// A few hundred kilobytes that decompress to more than 64 MB.
  case gzipBomb
  /// 404, which a database error also causes.
  case notFound
  /// 401, really an outage behind the service.
  case keyVerificationFailed
  /// 401, really an outage of the service.
  case keyUnverifiable
  /// 408.
  case requestTimeout
  /// 425.
  case tooEarly
  /// 429 with a `Retry-After` of one second.
  case tooManyRequests
  /// 500 with a JSON body.
  case internalServerError
  /// 502 with an HTML page.
  case badGateway
  /// 503 with a `Retry-After` of one second.
  case serviceUnavailable
  /// 504 without a body.
  case gatewayTimeout
}

/// Faults injected at random, reproducibly for a seed.
package struct RandomFaults: Sendable {
  /// The share of requests with a fault, 0 to 1.
  package let rate: Double
  /// The faults, all equally likely.
  package let faults: [Fault]
  private var generator: SplitMix64

  /// Makes faults.
  package init(rate: Double, faults: [Fault] = Fault.allCases, seed: UInt64) {
    self.rate = rate
    self.faults = faults
    self.generator = SplitMix64(seed: seed)
  }

  /// The fault of the next request; nil if there is none.
  package mutating func next() -> Fault? {
    guard Double.random(in: 0..<1, using: &generator) < rate else { return nil }
    return faults.randomElement(using: &generator)
  }
}
