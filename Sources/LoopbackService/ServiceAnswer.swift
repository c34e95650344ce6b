package import HTTPTypes
package import JSONDocument
package import NIOCore

/// An answer of the service.
package struct ServiceAnswer: Sendable {
  /// The status code.
  package var status: HTTPResponse.Status
  /// The header fields, without the length and the API version, which the server adds.
  package var fields: HTTPFields
  /// The body as it is sent.
  package var body: [UInt8]
  /// Sends the answer in place of the server; nil to let the server send it.
  package var transport: (any AnswerTransport)?

  /// Makes an answer.
  package init(status: HTTPResponse.Status = .ok, fields: HTTPFields = [:], body: [UInt8] = []) {
    self.status = status
    self.fields = fields
    self.body = body
  }

  /// An answer with a JSON body.
  package static func json(
    _ body: [UInt8], status: HTTPResponse.Status = .ok, fields: HTTPFields = [:]
  ) -> ServiceAnswer {
    var answer = ServiceAnswer(status: status, fields: fields, body: body)
    answer.fields[.contentType] = "application/json"
    return answer
  }
}

/// Sends answers past the HTTP server, for example incompletely.
package protocol AnswerTransport: Sendable {
  /// Sends an answer over a connection, which is closed afterwards.
  func send(_ answer: ServiceAnswer, over channel: any Channel) async
}

/// The service's refusals, word for word where the words matter.
extension ServiceAnswer {
  /// 401: the key is wrong.
  package static let invalidKey = detail("Invalid API key.", status: .unauthorized)

  /// 401: there was no key.
  package static let keyRequired = detail(
    "Authorization header required. Use 'Authorization: Bearer <key>'.", status: .unauthorized)

  /// 404: there is no such bot.
  package static func notFound(_ id: String) -> ServiceAnswer {
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
  package static func detail(_ detail: String, status: HTTPResponse.Status) -> ServiceAnswer {
    json(["detail": .string(detail)], status: status)
  }

  /// An answer with a JSON value.
  package static func json(_ value: JSONValue, status: HTTPResponse.Status) -> ServiceAnswer {
    json(JSONWriter.bytes(of: value), status: status)
  }
}
