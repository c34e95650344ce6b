internal import TextScanning

/// An absolute http or https URL, parsed strictly.
///
/// URL parsers differ on unusual input (backslashes, white space, several `@`), and attackers
/// exploit the differences. So this one accepts only a small set of characters (RFC 3986 with ASCII
/// host names), and requests are built from the parsed parts.
struct WebAddress: Hashable {
  let origin: Origin
  /// User name and password as written; nil if there is no `@`.
  let credentials: Secret?
  /// The path with its query: empty, or beginning with `/` or `?`.
  let path: String

  init?(_ text: String) {
    guard let separator = text.utf8.firstRange(of: Array("://".utf8)),
      let scheme = Scheme(rawValue: text[..<separator.lowerBound].lowercased())
    else { return nil }
    let rest = text.utf8[separator.upperBound...]
    let end = rest.firstIndex { "/?#".utf8.contains($0) } ?? rest.endIndex
    var authority = rest[..<end]
    if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
      self.credentials = Secret(revealed: String(authority[..<at]) ?? "")
      authority = authority[authority.index(after: at)...]
    } else {
      self.credentials = nil
    }
    guard let origin = Origin(scheme: scheme, authority: authority),
      let path = WebAddress.path(String(text[end...]))
    else { return nil }
    self.origin = origin
    self.path = path
  }

  /// A path with its query but without its fragment; nil if it has a character that is not allowed
  /// there (RFC 3986 sections 3.3 and 3.4).
  static func path(_ text: String) -> String? {
    let bytes = text.utf8.prefix { $0 != UInt8(ascii: "#") }
    guard bytes.allSatisfy(isPathByte) else { return nil }
    return String(bytes)
  }

  /// A text that may be a URL, without any user name and password.
  static func withoutCredentials(_ text: String) -> String {
    guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return text }
    return "…" + text[text.utf8.index(after: at)...]
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || "-._~%!$&'()*+,;=:@/?".utf8.contains(byte)
  }
}
