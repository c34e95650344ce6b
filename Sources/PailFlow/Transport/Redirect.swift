import NIOHTTP1
import ResourceLimits

/// The target of a redirect.
enum Redirect: Hashable {
  /// Another path at the same origin, to which the key may be sent.
  case samePlace(path: String)
  /// Another origin, or something that cannot be parsed; the key is not sent there.
  case elsewhere

  /// Resolves the `Location` of a response (RFC 9110 section 10.2.2, RFC 3986 section 5.2).
  ///
  /// Only the path is ever taken from the response; the origin stays the configured one.
  ///
  /// - Parameters:
  ///   - location: The field's value.
  ///   - origin: The origin that responded.
  ///   - path: The requested path with its query.
  init(location: String, origin: Origin, path: String) {
    let target = Redirect.path(of: location, origin: origin, base: path)
    self = target.map { .samePlace(path: $0) } ?? .elsewhere
  }

  private static func path(of location: String, origin: Origin, base: String) -> String? {
    let start = location.utf8.prefix { !"/?#".utf8.contains($0) }
    if start.contains(UInt8(ascii: ":")) {
      return path(of: WebAddress(location), origin: origin)
    }
    if location.utf8.starts(with: "//".utf8) {
      return path(of: WebAddress("\(origin.scheme.rawValue):\(location)"), origin: origin)
    }
    guard let reference = WebAddress.path(location) else { return nil }
    let basePath = base.utf8.prefix { $0 != UInt8(ascii: "?") }
    switch reference.utf8.first {
    case UInt8(ascii: "/"): return reference
    case UInt8(ascii: "?"): return String(basePath).map { $0 + reference }
    case nil: return base
    default:
      guard let slash = basePath.lastIndex(of: UInt8(ascii: "/")) else { return nil }
      return String(basePath[...slash]).map { $0 + reference }
    }
  }

  private static func path(of address: WebAddress?, origin: Origin) -> String? {
    guard let address, address.origin == origin, address.credentials == nil else { return nil }
    return address.path.utf8.first == UInt8(ascii: "/") ? address.path : "/\(address.path)"
  }
}

/// A complete response of the service.
struct ServiceResponse: Sendable {
  let status: HTTPResponseStatus
  let headers: HTTPHeaders
  let body: [UInt8]
  /// The memory reserved for the body; nil if memory is not limited.
  var reservation: ByteReservation?

  var isRedirect: Bool {
    [301, 302, 303, 307, 308].contains(status.code)
  }
}
