package import HTTPTypes

/// An answer of the service, and how it is delivered to the client.
package struct ScriptedAnswer: Sendable {
  /// The status code.
  package var status: HTTPResponse.Status
  /// The header fields, without the length and the API version, which the server adds.
  package var fields: HTTPFields
  /// The body as it is sent.
  package var body: [UInt8]
  /// How the answer is delivered.
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

  /// An answer with a JSON body.
  package static func json(
    _ body: [UInt8], status: HTTPResponse.Status = .ok, fields: HTTPFields = [:]
  ) -> ScriptedAnswer {
    var answer = ScriptedAnswer(status: status, fields: fields, body: body)
    answer.fields[.contentType] = "application/json"
    return answer
  }

  /// An answer with an HTML body, such as a gateway sends.
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
  ///   - target: The `Location` in any form.
  ///   - status: A status from 300 to 399.
  package static func redirect(
    to target: String, status: HTTPResponse.Status = .found
  ) -> ScriptedAnswer {
    ScriptedAnswer(status: status, fields: [.location: target])
  }
}

extension ScriptedAnswer {
  /// This answer with its body in gzip format.
  package var packed: ScriptedAnswer {
    var answer = self
    answer.body = Gzip.stored(body)
    answer.fields[.contentEncoding] = "gzip"
    return answer
  }

  /// An answer that is small on the wire but large once it is decompressed.
  package static func gzipBomb(unpackedSize: Int) -> ScriptedAnswer {
    .json(Gzip.bomb(unpackedSize: unpackedSize), fields: [.contentEncoding: "gzip"])
  }
}
