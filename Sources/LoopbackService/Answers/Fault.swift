/// A way in which a good answer goes wrong.
package enum Fault: String, Sendable, CaseIterable {
  /// A page instead of the status object, with status 200.
  case html
  /// Nothing instead of the status object, with status 200.
  case empty
  /// The connection is closed in the middle of the body.
  case cutOff
  /// The connection is reset in the middle of the body.
  case resetInBody
  /// The body is twice as long as it was announced.
  case longerThanAnnounced
  /// The body ends in the middle, and nothing in HTTP tells.
  case cutOffUnseen
  /// A byte a second.
  case trickled
  /// A byte in the text is no UTF-8.
  case notUTF8
  /// The status is a word that nobody knows.
  case unknownStatus
  /// The answer is about another bot.
  case anotherBot
  /// The connection is closed before the answer.
  case closedBeforeHead
  /// The connection is reset before the answer.
  case resetBeforeHead
  /// Nothing comes.
  case stalledBeforeHead
  /// A head, and then nothing.
  case stalledAfterHead
  /// A few hundred kilobytes that unpack to more than 64 MB.
  case gzipBomb
  /// 404, as a database error gives too.
  case notFound
  /// 401, in truth an outage behind the service.
  case keyVerificationFailed
  /// 401, in truth an outage of the service.
  case keyUnverifiable
  /// 408.
  case requestTimeout
  /// 425.
  case tooEarly
  /// 429 that asks for a second.
  case tooManyRequests
  /// 500 with a JSON body.
  case internalServerError
  /// 502 with a page.
  case badGateway
  /// 503 that asks for a second.
  case serviceUnavailable
  /// 504 without a body.
  case gatewayTimeout
}
