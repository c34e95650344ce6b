package import HTTPTypes
import JSONDocument

/// The service's answers other than status objects, word for word where the words matter.
extension ScriptedAnswer {
  /// 401: the key is wrong.
  package static let invalidKey = detail("Invalid API key.", status: .unauthorized)

  /// 401: there was no key.
  package static let keyRequired = detail(
    "Authorization header required. Use 'Authorization: Bearer <key>'.", status: .unauthorized)

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

  /// 404 as the service sends it.
  package static func notFound(_ id: String) -> ScriptedAnswer {
    detail("Bot session \(id) not found", status: .notFound)
  }

  /// 404 as documented.
  package static func notFoundAsDocumented(_ id: String) -> ScriptedAnswer {
    json(
      ["error": "not_found", "detail": .string("Bot session \(id) not found")], status: .notFound)
  }

  /// 422: the ID is not a UUID; `detail` is an array.
  package static let invalidID = json(
    [
      "detail": [
        [
          "loc": ["path", "bot_id"], "msg": "value is not a valid uuid",
          "type": "type_error.uuid",
        ]
      ]
    ],
    status: .unprocessableContent)

  /// A temporary failure: 429 and the statuses from 500.
  ///
  /// - Parameters:
  ///   - status: The status.
  ///   - form: The kind of body.
  ///   - retryAfter: The `Retry-After` field, in seconds or as a date.
  package static func unavailable(
    _ status: HTTPResponse.Status, form: BodyForm = .json, retryAfter: String? = nil
  ) -> ScriptedAnswer {
    var answer =
      switch form {
      case .json: detail(status.reasonPhrase, status: status)
      case .html:
        html("<html><head><title>\(status.code)</title></head></html>", status: status)
      case .empty: ScriptedAnswer(status: status)
      }
    answer.fields[.retryAfter] = retryAfter
    return answer
  }

  private static func detail(_ detail: String, status: HTTPResponse.Status) -> ScriptedAnswer {
    json(["detail": .string(detail)], status: status)
  }

  private static func json(_ value: JSONValue, status: HTTPResponse.Status) -> ScriptedAnswer {
    json(JSONWriter.bytes(of: value), status: status)
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
