/// An absolute http or https URL in parts, read strictly.
///
/// URL readers differ in what they make of odd texts (backslashes, white space, several `@`), and
/// an attacker lives on the difference. So this one takes a small set of characters (RFC 3986,
/// with registered names in ASCII), and what is sent is put together from its parts.
struct WebAddress: Hashable {
  let origin: Origin
  /// User name and password as they are written; nil where there is no `@`.
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

  /// A path with its query, without its fragment; nil where it holds a character that does not
  /// belong there (RFC 3986 sections 3.3 and 3.4).
  static func path(_ text: String) -> String? {
    let bytes = text.utf8.prefix { $0 != UInt8(ascii: "#") }
    guard bytes.allSatisfy(isPathByte) else { return nil }
    return String(bytes)
  }

  /// A text that may be a URL with a user name and a password in it, without them.
  static func withoutCredentials(_ text: String) -> String {
    guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return text }
    return "…" + text[text.utf8.index(after: at)...]
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~%!$&'()*+,;=:@/?".utf8.contains(byte)
    }
  }
}
