package import HTTPTypes

/// One answer of the service, and how it reaches the client.
package struct ScriptedAnswer: Sendable {
  /// The status code.
  package var status: HTTPResponse.Status
  /// The header fields, without the length and the version, which the server adds.
  package var fields: HTTPFields
  /// The body as it is sent.
  package var body: [UInt8]
  /// How the answer is sent.
  package var delivery: Delivery

  /// Makes an answer.
  package init(
    status: HTTPResponse.Status = .ok, fields: HTTPFields = [:], body: [UInt8] = [],
    delivery: Delivery = .whole
  ) {
    self.status = status
    self.fields = fields
    self.body = body
    self.delivery = delivery
  }

  /// A JSON body.
  package static func json(
    _ body: [UInt8], status: HTTPResponse.Status = .ok, fields: HTTPFields = [:]
  ) -> ScriptedAnswer {
    var answer = ScriptedAnswer(status: status, fields: fields, body: body)
    answer.fields[.contentType] = "application/json"
    return answer
  }

  /// An HTML body, such as a gateway sends.
  package static func html(
    _ text: String, status: HTTPResponse.Status = .ok, fields: HTTPFields = [:]
  ) -> ScriptedAnswer {
    var answer = ScriptedAnswer(status: status, fields: fields, body: Array(text.utf8))
    answer.fields[.contentType] = "text/html"
    return answer
  }

  /// A redirect.
  ///
  /// - Parameters:
  ///   - target: The `Location`, whatever its form.
  ///   - status: A status from 300 to 399.
  package static func redirect(
    to target: String, status: HTTPResponse.Status = .found
  ) -> ScriptedAnswer {
    ScriptedAnswer(status: status, fields: [.location: target])
  }
}
