internal import TextScanning

/// An origin: scheme, host and port (RFC 6454 section 4).
///
/// A key is sent only to its own origin.
struct Origin: Sendable, Hashable {
  let scheme: Scheme
  /// The host in lower case; an IPv6 address in brackets.
  let host: String
  let port: Int

  /// Makes an origin with the scheme's default port.
  init(scheme: Scheme, host: String) {
    self.scheme = scheme
    self.host = host
    self.port = scheme.defaultPort
  }

  /// Reads `host`, `host:port`, `[address]` or `[address]:port`; nil for anything else.
  init?(scheme: Scheme, authority: Substring.UTF8View) {
    let colon: Substring.UTF8View.Index?
    if authority.first == UInt8(ascii: "[") {
      guard let bracket = authority.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      let address = authority[..<bracket].dropFirst()
      guard address.contains(UInt8(ascii: ":")), address.allSatisfy(isAddressByte) else {
        return nil
      }
      let end = authority.index(after: bracket)
      guard end == authority.endIndex || authority[end] == UInt8(ascii: ":") else { return nil }
      colon = end == authority.endIndex ? nil : end
    } else {
      colon = authority.firstIndex(of: UInt8(ascii: ":"))
      let name = authority[..<(colon ?? authority.endIndex)]
      guard !name.isEmpty, name.allSatisfy(isNameByte) else { return nil }
    }
    guard let host = String(authority[..<(colon ?? authority.endIndex)]) else { return nil }
    self.scheme = scheme
    self.host = host.lowercased()
    guard let colon else {
      self.port = scheme.defaultPort
      return
    }
    let digits = authority[authority.index(after: colon)...]
    guard digits.allSatisfy(\.isDigit),
      let port = String(digits).flatMap(Int.init), (1...65_535).contains(port)
    else { return nil }
    self.port = port
  }

  /// Whether the host is this machine: `localhost`, 127.0.0.0/8 or `[::1]`.
  var isLoopback: Bool {
    guard host != "localhost", host != "[::1]" else { return true }
    let numbers = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return numbers.count == 4 && numbers.first?.elementsEqual("127".utf8) == true
      && numbers.allSatisfy { String($0).flatMap(UInt8.init) != nil }
  }
}

extension Origin: CustomStringConvertible {
  var description: String {
    port == scheme.defaultPort
      ? "\(scheme.rawValue)://\(host)" : "\(scheme.rawValue)://\(host):\(port)"
  }
}

/// Whether a byte can be part of an ASCII host name or an IPv4 address.
private func isNameByte(_ byte: UInt8) -> Bool {
  byte.isAlphanumeric || "-._".utf8.contains(byte)
}

/// Whether a byte can be part of an IPv6 address; the resolver checks the rest.
private func isAddressByte(_ byte: UInt8) -> Bool {
  byte.isHexadecimalDigit || ":.".utf8.contains(byte)
}

/// The supported schemes.
enum Scheme: String, Sendable, Hashable {
  case http
  case https

  /// The port if none is given.
  var defaultPort: Int {
    switch self {
    case .http: 80
    case .https: 443
    }
  }
}
