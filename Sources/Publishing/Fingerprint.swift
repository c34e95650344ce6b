internal import Crypto
internal import TextScanning

/// Half of a SHA-256, which tells texts apart without keeping them.
struct Fingerprint: Sendable, Hashable, Comparable {
  /// The first eight bytes.
  let high: UInt64
  private let low: UInt64

  /// Hashes a text.
  init(of text: String) {
    self.init(SHA256.hash(data: Array(text.utf8)))
  }

  /// Takes the first 16 of bytes.
  init(_ bytes: some Sequence<UInt8>) {
    var words: (UInt64, UInt64) = (0, 0)
    for (index, byte) in bytes.prefix(16).enumerated() {
      if index < 8 {
        words.0 = words.0 << 8 | UInt64(byte)
      } else {
        words.1 = words.1 << 8 | UInt64(byte)
      }
    }
    (high, low) = words
  }

  /// Reads 32 hexadecimal digits; nil for anything else.
  init?(text: String) {
    let digits = text.utf8.compactMap(\.hexadecimalValue)
    guard digits.count == 32, text.utf8.count == 32 else { return nil }
    self.init(stride(from: 0, to: 32, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }

  /// The hexadecimal digits.
  var text: String {
    [high, low].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) }
    }.hexadecimal
  }

  /// The order of the bytes.
  static func < (one: Fingerprint, other: Fingerprint) -> Bool {
    (one.high, one.low) < (other.high, other.low)
  }
}
