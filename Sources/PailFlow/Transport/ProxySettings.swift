internal import TextScanning

/// Proxy settings from the environment.
///
/// Tunnels are opened with CONNECT, so that the proxy sees neither the key nor the answer. Loopback
/// is never reached through a proxy.
public struct ProxySettings: Sendable, Hashable {
  struct Server: Sendable, Hashable {
    let host: String
    let port: Int
    /// User name and password, percent-decoded.
    let credentials: Credentials?
  }

  /// The user name and password for a proxy.
  struct Credentials: Sendable, Hashable {
    let user: Secret
    let password: Secret
  }

  private let server: Server?
  private let exceptions: [ProxyException]

  /// No proxy.
  public static let none = ProxySettings(server: nil, exceptions: [])

  private init(server: Server?, exceptions: [ProxyException]) {
    self.server = server
    self.exceptions = exceptions
  }

  /// Reads `HTTPS_PROXY` and `NO_PROXY`; the lower-case names take precedence, as in curl.
  ///
  /// - Parameter environment: The environment's variables.
  /// - Throws: ``PailFlowError/Kind/badProxy`` if the proxy is not of the form `http://host:port`.
  public init(environment: [String: String]) throws(PailFlowError) {
    let text = environment["https_proxy"] ?? environment["HTTPS_PROXY"] ?? ""
    let exceptions = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
    self.init(
      server: text.isEmpty ? nil : try ProxySettings.server(text),
      exceptions: exceptions.utf8.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }
        .compactMap { String($0).flatMap(ProxyException.init) })
  }

  /// The proxy for an origin; nil for a direct connection.
  func server(for origin: Origin) -> Server? {
    guard !origin.isLoopback, !exceptions.contains(where: { $0.covers(origin) }) else {
      return nil
    }
    return server
  }

  private static func server(_ text: String) throws(PailFlowError) -> Server {
    let hasScheme = text.utf8.firstRange(of: Array("://".utf8)) != nil
    guard let address = WebAddress(hasScheme ? text : "http://\(text)"),
      address.origin.scheme == .http
    else {
      throw PailFlowError(
        .badProxy,
        "“\(WebAddress.withoutCredentials(text).printable())” in HTTPS_PROXY is not a proxy that"
          + " this program can use",
        advice: "Use the form http://host:port or http://user:password@host:port")
    }
    let host = address.origin.host
    return Server(
      host: host.utf8.first == UInt8(ascii: "[") ? String(host.dropFirst().dropLast()) : host,
      port: address.origin.port,
      credentials: address.credentials.map { credentials(in: $0.revealed) })
  }

  private static func credentials(in text: String) -> Credentials {
    let parts = text.utf8.split(
      separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    return Credentials(
      user: secret(parts[0]), password: secret(parts.dropFirst().first ?? Substring("").utf8))
  }

  private static func secret(_ text: Substring.UTF8View) -> Secret {
    Secret(revealed: String(decoding: text.percentDecoded, as: UTF8.self))
  }
}

/// An entry of `NO_PROXY`: `*`, a host, or a domain with or without a leading dot, and a port.
struct ProxyException: Sendable, Hashable {
  private let name: String
  private let port: Int?

  /// Parses an entry; nil if it is empty.
  init?(_ text: String) {
    var name = text.lowercased().utf8[...]
    var port: Int?
    // An IPv6 address contains colons; with a port it is in brackets.
    let afterBracket = name.lastIndex(of: UInt8(ascii: "]")) ?? name.startIndex
    let colons = name[afterBracket...].indices.filter { name[$0] == UInt8(ascii: ":") }
    if colons.count == 1, let colon = colons.first {
      port = String(name[name.index(after: colon)...]).flatMap(Int.init)
      name = name[..<colon]
    }
    if name.first == UInt8(ascii: ".") { name = name.dropFirst() }
    if name.first == UInt8(ascii: "[") { name = name.dropFirst().dropLast() }
    guard !name.isEmpty, let name = String(name) else { return nil }
    self.name = name
    self.port = port
  }

  /// Whether an origin is reached directly.
  func covers(_ origin: Origin) -> Bool {
    guard port == nil || port == origin.port else { return false }
    let host = origin.host.utf8.drop { $0 == UInt8(ascii: "[") }
      .prefix { $0 != UInt8(ascii: "]") }
    let name = name.utf8
    guard !name.elementsEqual("*".utf8), !name.elementsEqual(host) else { return true }
    let start = host.count - name.count
    return start > 0 && host.dropFirst(start).elementsEqual(name)
      && host.dropFirst(start - 1).first == UInt8(ascii: ".")
  }
}
