internal import Crypto
internal import TextScanning

/// A SHA-256, without memory of its own.
struct ContentHash: Sendable, Hashable, Comparable {
  private let words: InlineArray<4, UInt64>

  /// Takes the 32 bytes of a hash.
  init(_ bytes: some Sequence<UInt8>) {
    var words = InlineArray<4, UInt64>(repeating: 0)
    for (index, byte) in bytes.enumerated() {
      words[index / 8] = words[index / 8] << 8 | UInt64(byte)
    }
    self.words = words
  }

  /// Hashes bytes.
  init(of bytes: [UInt8]) {
    self.init(SHA256.hash(data: bytes))
  }

  /// Reads 64 hexadecimal digits; nil for anything else.
  init?(text: some Collection<UInt8>) {
    let digits = text.compactMap(\.hexadecimalValue)
    guard digits.count == 64, text.count == 64 else { return nil }
    self.init(stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }

  /// The bytes.
  var bytes: [UInt8] {
    (0..<32).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> (56 - 8 * UInt64($0 % 8))) }
  }

  /// The hexadecimal digits.
  var text: String { bytes.hexadecimal }

  /// Whether the hashes are equal.
  static func == (one: ContentHash, other: ContentHash) -> Bool {
    (0..<4).allSatisfy { one.words[$0] == other.words[$0] }
  }

  /// Hashes the first bytes, which are as random as all of them.
  func hash(into hasher: inout Hasher) { hasher.combine(words[0]) }

  /// The order of the bytes.
  static func < (one: ContentHash, other: ContentHash) -> Bool {
    for index in 0..<4 where one.words[index] != other.words[index] {
      return one.words[index] < other.words[index]
    }
    return false
  }
}
