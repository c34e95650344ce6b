internal import NIOCore
internal import TextScanning

/// Where a server listens: `127.0.0.1:8080`, `[::1]:8080` or `localhost:8080`.
package struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
  /// The name or the IP address of the interface, without brackets.
  package let host: String
  /// The port; 0 for any free one.
  package let port: Int

  /// Makes an address.
  package init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// Parses an address; nil for anything else.
  package init?(_ text: String) {
    guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else { return nil }
    var host = text[..<colon]
    let port = text[text.utf8.index(after: colon)...]
    if host.utf8.first == UInt8(ascii: "["), host.utf8.last == UInt8(ascii: "]") {
      host = host.dropFirst().dropLast()
      guard host.utf8.contains(UInt8(ascii: ":")) else { return nil }
    } else if host.utf8.contains(UInt8(ascii: ":")) {
      return nil
    }
    guard !host.isEmpty, host.utf8.allSatisfy({ 0x21...0x7E ~= $0 }), !port.isEmpty,
      port.utf8.allSatisfy(\.isDigit), let number = Int(port), (0...65_535).contains(number)
    else { return nil }
    self.host = String(host)
    self.port = number
  }

  /// Whether only this machine can reach it.
  package var isLoopback: Bool {
    if host.lowercased() == "localhost" { return true }
    guard let address = try? SocketAddress(ipAddress: host, port: port) else { return false }
    switch address {
    case .v4: return host.utf8.starts(with: "127.".utf8)
    case .v6: return address.ipAddress == "::1"
    case .unixDomainSocket: return false
    }
  }

  /// The address as it is written in a URL.
  package var description: String {
    host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
