package import HTTPTypes

/// A running server: its address and the requests it received.
package struct RunningService: Sendable {
  /// The port on 127.0.0.1.
  package let port: Int
  /// The scheme: `http`, or `https` for a server with a certificate.
  package let scheme: String
  let state: ServiceState

  /// The base URL with the version, as the service documents it.
  package var baseURL: String { "\(scheme)://127.0.0.1:\(port)/v1" }

  /// The base URL of the old path, whose responses have a deprecation header.
  package var unversionedBaseURL: String { "\(scheme)://127.0.0.1:\(port)" }

  /// The requests so far, in order.
  package var requests: [RecordedRequest] { state.requests }

  /// How often each random fault was served.
  package var faultCounts: [Fault: Int] { state.faultCounts }
}

/// A request that the server received.
package struct RecordedRequest: Sendable {
  /// The method.
  package let method: HTTPRequest.Method
  /// The path with its query, as sent.
  package let path: String
  /// The header fields.
  package let fields: HTTPFields
}
