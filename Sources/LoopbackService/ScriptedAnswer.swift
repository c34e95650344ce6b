package import HTTPTypes
package import NIOCore

/// An answer of the service.
package struct ScriptedAnswer: Sendable {
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
  ) -> ScriptedAnswer {
    var answer = ScriptedAnswer(status: status, fields: fields, body: body)
    answer.fields[.contentType] = "application/json"
    return answer
  }
}

/// Sends answers past the HTTP server, for example incompletely.
package protocol AnswerTransport: Sendable {
  /// Sends an answer over a connection, which is closed afterwards.
  func send(_ answer: ScriptedAnswer, over channel: any Channel) async
}
