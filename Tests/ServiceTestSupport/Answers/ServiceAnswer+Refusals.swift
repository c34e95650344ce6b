package import HTTPTypes
internal import JSONDocument
package import LoopbackService

/// Refusals and failures that only tests provoke, word for word where the words matter.
extension ServiceAnswer {
  /// 401: an outage of the service in disguise, with the status of the server behind it.
  package static let keyVerificationFailed = json(
    ["detail": "API key verification failed with Unkey.", "upstream_status": 503],
    status: .unauthorized)

  /// 401: an outage of the service in disguise.
  package static let keyUnverifiable = detail(
    "Could not verify API key at this time.", status: .unauthorized)

  /// 402: there are no credits left.
  package static let insufficientCredits = json(
    [
      "error": "insufficient_credits", "detail": "Insufficient credits",
      "message": "You are out of credits. Top up to go on.",
      "balance": .number(JSONNumber(0, decimals: 1)),
    ],
    status: .init(code: 402, reasonPhrase: "Payment Required"))

  /// 404 as documented, which is not as the service sends it.
  package static func notFoundAsDocumented(_ id: String) -> ServiceAnswer {
    json(
      ["error": "not_found", "detail": .string("Bot session \(id) not found")], status: .notFound)
  }

  /// A temporary failure: 429 and the statuses from 500.
  ///
  /// - Parameters:
  ///   - status: The status.
  ///   - form: The kind of body.
  ///   - retryAfter: The `Retry-After` field, in seconds or as a date.
  package static func unavailable(
    _ status: HTTPResponse.Status, form: BodyForm = .json, retryAfter: String? = nil
  ) -> ServiceAnswer {
    var answer =
      switch form {
      case .json: detail(status.reasonPhrase, status: status)
      case .html:
        html("<html><head><title>\(status.code)</title></head></html>", status: status)
      case .empty: ServiceAnswer(status: status)
      }
    answer.fields[.retryAfter] = retryAfter
    return answer
  }

  /// An answer with an HTML body, such as a gateway sends.
  package static func html(
    _ text: String, status: HTTPResponse.Status = .ok, fields: HTTPFields = [:]
  ) -> ServiceAnswer {
    var answer = ServiceAnswer(status: status, fields: fields, body: Array(text.utf8))
    answer.fields[.contentType] = "text/html"
    return answer
  }

  /// A redirect.
  ///
  /// - Parameters:
  ///   - target: The `Location` in any form.
  ///   - status: A status from 300 to 399.
  package static func redirect(
    to target: String, status: HTTPResponse.Status = .found
  ) -> ServiceAnswer {
    ServiceAnswer(status: status, fields: [.location: target])
  }
}

/// The kind of body in an error response: the service and the gateways before it differ.
package enum BodyForm: Sendable, CaseIterable {
  /// `{"detail": "…"}`.
  case json
  /// A gateway's HTML page.
  case html
  /// No body.
  case empty
}
