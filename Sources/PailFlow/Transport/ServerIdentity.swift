import LibC
import NIOCore
import NIOSSL
import TextScanning

/// Verifies that the certificate of a connection is for the requested host (RFC 9525).
///
/// NIOSSL 2.37.6 also accepts a certificate for the *address* at the other end of the connection,
/// whatever host was requested. A proxy could answer for the service with its own certificate, and
/// a forged DNS response could lead to a machine with a certificate for its address. The key would
/// be sent there.
struct ServerIdentity: Sendable {
  /// Thrown if the certificate is only for other hosts.
  struct Mismatch: Error {}

  /// The host of the origin in lower case; an IPv6 address in brackets.
  let host: String

  /// Closes a connection whose certificate is only for other hosts.
  ///
  /// - Parameter channel: A connection after the TLS handshake, before anything is sent.
  func verify(_ channel: any Channel) -> EventLoopFuture<Void> {
    channel.nioSSL_peerCertificate()
      .flatMapThrowing { certificate in
        guard let certificate, isNamed(by: certificate) else { throw Mismatch() }
      }
      .flatMapErrorThrowing { error in
        channel.close(promise: nil)
        throw error
      }
  }

  /// Whether a subject alternative name of a certificate is the host.
  func isNamed(by certificate: NIOSSLCertificate) -> Bool {
    let address = address
    return certificate._subjectAlternativeNames().contains { name in
      let bytes = Array(name.contents)
      switch name.nameType {
      case .dnsName: return address == nil && isNamed(by: bytes)
      case .ipAddress: return address == bytes
      default: return false
      }
    }
  }

  /// Whether a DNS name matches the host, with a `*` as its first label (RFC 9525 section 6.3).
  func isNamed(by name: [UInt8]) -> Bool {
    let name = name.map(\.lowercased)
    guard !name.elementsEqual(host.utf8) else { return true }
    return name.starts(with: "*.".utf8)
      && name.dropFirst().elementsEqual(host.utf8.drop { $0 != UInt8(ascii: ".") })
  }

  /// The bytes of the host's address; nil if it is a name.
  private var address: [UInt8]? {
    let text = host.utf8.first == UInt8(ascii: "[") ? String(host.dropFirst().dropLast()) : host
    return address(text, family: AF_INET, count: 4) ?? address(text, family: AF_INET6, count: 16)
  }

  private func address(_ text: String, family: Int32, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return inet_pton(family, text, &bytes) == 1 ? bytes : nil
  }
}
