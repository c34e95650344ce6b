/// Where a redirect leads.
enum Redirect: Hashable {
  /// To another path of the same origin, to which the key may go.
  case samePlace(path: String)
  /// Elsewhere, or to something that cannot be told; the key does not go there.
  case elsewhere

  /// Resolves the `Location` of an answer (RFC 9110 section 10.2.2, RFC 3986 section 5.2).
  ///
  /// Only a path is ever taken from the answer: the origin stays the one that was configured.
  ///
  /// - Parameters:
  ///   - location: The field's value.
  ///   - origin: The origin that answered.
  ///   - path: The path with its query that was asked for.
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
