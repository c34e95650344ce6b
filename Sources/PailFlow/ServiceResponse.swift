import NIOHTTP1

/// An answer of the service, received whole.
struct ServiceResponse: Sendable {
  let status: HTTPResponseStatus
  let headers: HTTPHeaders
  let body: [UInt8]

  /// Whether the answer sends the client elsewhere.
  var isRedirect: Bool {
    [301, 302, 303, 307, 308].contains(status.code)
  }
}
