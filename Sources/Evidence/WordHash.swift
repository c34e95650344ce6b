/// A word as evidence compares it, by its hash: in lower case and without the endings of English
/// that change from question to answer.
///
/// Words are not kept as text. Two of the few thousand words of a meeting share one of 2^64 hashes
/// too seldom to matter, and what is at stake is one link.
struct WordHash: Hashable, Sendable {
  let value: UInt64

  /// Hashes the bytes of a word in lower case (FNV-1a, 64 bits).
  init(_ bytes: some Sequence<UInt8>) {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes {
      value ^= UInt64(byte)
      value = value &* 0x100_0000_01b3
    }
    self.value = value
  }
}
