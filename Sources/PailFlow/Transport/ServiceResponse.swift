import NIOHTTP1
import Permits

/// An answer of the service, received whole.
struct ServiceResponse: Sendable {
  let status: HTTPResponseStatus
  let headers: HTTPHeaders
  let body: [UInt8]
  /// The room in memory that was taken for the body; nil where it is not bounded.
  var reservation: ByteReservation?

  /// Whether the answer sends the client elsewhere.
  var isRedirect: Bool {
    [301, 302, 303, 307, 308].contains(status.code)
  }
}
