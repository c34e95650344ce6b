/// Which proxy the way to a server goes through, as environments say it.
///
/// Tunnels are opened with CONNECT, so that the proxy sees neither the key nor the answer.
/// Loopback is never asked for through a proxy.
public struct ProxySettings: Sendable, Hashable {
  /// A proxy for https.
  struct Server: Sendable, Hashable {
    let host: String
    let port: Int
    /// User name and password, percent-decoded.
    let credentials: Credentials?
  }

  /// What a proxy asks for.
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

  /// Reads `HTTPS_PROXY` and `NO_PROXY`, in lower case before upper case, as curl does.
  ///
  /// - Parameter environment: The environment's variables.
  /// - Throws: ``PailFlowError/Kind/badProxy`` where the proxy is not `http://host:port`.
  public init(environment: [String: String]) throws(PailFlowError) {
    let text = environment["https_proxy"] ?? environment["HTTPS_PROXY"] ?? ""
    let exceptions = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
    self.init(
      server: text.isEmpty ? nil : try ProxySettings.server(text),
      exceptions: exceptions.utf8.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }
        .compactMap { String($0).flatMap(ProxyException.init) })
  }

  /// The proxy on the way to an origin; nil where the way is direct.
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
        "“\(printable(WebAddress.withoutCredentials(text)))” in HTTPS_PROXY is not a"
          + " proxy this program can use",
        advice: "A proxy is given as http://host:port or http://user:password@host:port")
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
      user: Secret(revealed: percentDecoded(parts[0])),
      password: Secret(revealed: parts.count > 1 ? percentDecoded(parts[1]) : ""))
  }
}

/// A text with its `%41` decoded; what is no escape stays.
private func percentDecoded(_ text: Substring.UTF8View) -> String {
  var result: [UInt8] = []
  var rest = text
  while let byte = rest.popFirst() {
    if byte == UInt8(ascii: "%"), let digits = String(rest.prefix(2)), digits.utf8.count == 2,
      let value = UInt8(digits, radix: 16)
    {
      result.append(value)
      rest = rest.dropFirst(2)
    } else {
      result.append(byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
}
