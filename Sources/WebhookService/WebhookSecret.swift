internal import Crypto
internal import TextScanning

/// The secret in the path of the webhook's address: whoever knows it may call.
///
/// Only its hash is kept, so that nothing can print it.
package struct WebhookSecret: Sendable, CustomStringConvertible {
  /// Why a text is no secret.
  package enum Failure: Error, Hashable {
    /// It is shorter than ``minimumLength``.
    case tooShort
    /// It has characters that would have to be escaped in a path (RFC 3986 section 2.3).
    case notUnreserved
  }

  /// The least number of bytes.
  package static let minimumLength = 16

  private let hash: [UInt8]

  /// Makes a secret from a text; white space around it, such as a file's line end, is ignored.
  package init(_ text: String) throws(Failure) {
    let secret = text.utf8.trimming(while: \.isCWhiteSpace)
    guard secret.allSatisfy({ $0.isAlphanumeric || Array("-._~".utf8).contains($0) }) else {
      throw .notUnreserved
    }
    guard secret.count >= Self.minimumLength else { throw .tooShort }
    hash = Array(SHA256.hash(data: Array(secret)))
  }

  /// A new secret: 256 random bits as hexadecimal digits.
  package static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }.hexadecimal
  }

  /// Whether a text is the secret.
  ///
  /// The time does not depend on how much of it is right: both are hashed, and all bytes of the
  /// hashes are compared.
  package func matches(_ candidate: some Sequence<UInt8>) -> Bool {
    let other = SHA256.hash(data: Array(candidate))
    return zip(hash, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// That it is not shown.
  package var description: String { "WebhookSecret(not shown)" }
}
