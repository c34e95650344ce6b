/// A server that is up: where it is, and what it was asked.
package struct RunningService: Sendable {
  /// The port on 127.0.0.1.
  package let port: Int
  /// The scheme: `http`, or `https` for a server with a certificate.
  package let scheme: String
  let state: ServiceState

  /// The base URL with the version, as the service documents it.
  package var baseURL: String { "\(scheme)://127.0.0.1:\(port)/v1" }

  /// The base URL of the old path, which answers with a header that says so.
  package var unversionedBaseURL: String { "\(scheme)://127.0.0.1:\(port)" }

  /// The requests so far, in the order in which they came.
  package var requests: [RecordedRequest] { state.requests }

  /// How often each of the random faults was served.
  package var faultCounts: [Fault: Int] { state.faultCounts }
}
