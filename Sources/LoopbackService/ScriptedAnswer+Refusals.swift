package import HTTPTypes
package import JSONDocument

/// The service's refusals, word for word where the words matter.
extension ScriptedAnswer {
  /// 401: the key is wrong.
  package static let invalidKey = detail("Invalid API key.", status: .unauthorized)

  /// 401: there was no key.
  package static let keyRequired = detail(
    "Authorization header required. Use 'Authorization: Bearer <key>'.", status: .unauthorized)

  /// 404: there is no such bot.
  package static func notFound(_ id: String) -> ScriptedAnswer {
    detail("Bot session \(id) not found", status: .notFound)
  }

  /// 404: there is no such path.
  package static let noSuchPath = detail("Not Found", status: .notFound)

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

  /// An answer of the form `{"detail": "…"}`.
  package static func detail(_ detail: String, status: HTTPResponse.Status) -> ScriptedAnswer {
    json(["detail": .string(detail)], status: status)
  }

  /// An answer with a JSON value.
  package static func json(_ value: JSONValue, status: HTTPResponse.Status) -> ScriptedAnswer {
    json(JSONWriter.bytes(of: value), status: status)
  }
}
