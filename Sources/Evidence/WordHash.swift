/// A word as evidence compares it, by its hash: in lower case and without the endings of English
/// that change from question to answer.
///
/// Words are not kept as text. Two of the few thousand words of a meeting share one of 2^64 hashes
/// too seldom to matter, and what is at stake is one link.
struct WordHash: Hashable, Sendable {
  let value: UInt64

  /// Hashes a word of ASCII letters, digits and apostrophes, in lower case or not.
  init(ascii word: UnsafeBufferPointer<UInt8>) {
    // Of these bytes, `| 0x20` makes letters lower case and changes nothing else.
    self.init(word, setting: 0x2020_2020_2020_2020)
  }

  /// Hashes a word in lower case.
  init(lowercase word: UnsafeBufferPointer<UInt8>) {
    self.init(word, setting: 0)
  }

  /// Hashes eight bytes at a time, as FNV-1a does one: most words are no longer.
  ///
  /// Words of up to eight bytes that differ have hashes that differ.
  private init(_ word: UnsafeBufferPointer<UInt8>, setting bits: UInt64) {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    var start = 0
    repeat {
      let count = min(8, word.count - start)
      var part: UInt64 = 0
      for place in start..<(start + count) { part = part << 8 | UInt64(word[place]) }
      part |= bits & (count == 8 ? ~0 : (1 << UInt64(8 * count)) - 1)
      value = (value ^ part) &* 0x9e37_79b9_7f4a_7c15
      value ^= value >> 32
      start += count
    } while start < word.count
    self.value = value
  }
}
