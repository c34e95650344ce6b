import NIOCore
import NIOSSL

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Checks that the certificate of a connection names the host that was asked for (RFC 9525).
///
/// NIOSSL 2.37.6 checks this, too, but is content with a certificate for the *address* at the other
/// end of the connection, whatever host was asked for: a proxy could answer for the service with a
/// certificate for itself, and a forged DNS answer could lead to a machine with one for its own
/// address. The key would go there.
struct ServerIdentity: Sendable {
  /// Thrown where the certificate names other hosts only.
  struct Mismatch: Error {}

  /// The host of the origin, in lower case; an IPv6 address in its brackets.
  let host: String

  /// Closes a connection whose certificate names other hosts only.
  ///
  /// - Parameter channel: A connection on which TLS has been agreed on, and nothing sent yet.
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

  /// Whether one of the alternative names of a certificate is the host.
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

  /// Whether a DNS name is the host's, or stands for it with `*` in the place of its first label
  /// (RFC 9525 section 6.3).
  func isNamed(by name: [UInt8]) -> Bool {
    let name = name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    guard !name.elementsEqual(host.utf8) else { return true }
    return name.starts(with: "*.".utf8)
      && name.dropFirst().elementsEqual(host.utf8.drop { $0 != UInt8(ascii: ".") })
  }

  /// The bytes of the host's address; nil where it has a name.
  private var address: [UInt8]? {
    let text = host.utf8.first == UInt8(ascii: "[") ? String(host.dropFirst().dropLast()) : host
    return address(text, family: AF_INET, count: 4) ?? address(text, family: AF_INET6, count: 16)
  }

  private func address(_ text: String, family: Int32, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return inet_pton(family, text, &bytes) == 1 ? bytes : nil
  }
}
