/// A word as evidence compares it, by its hash: in lower case and without the endings of English
/// that change from question to answer.
///
/// Words are not kept as text. Words of up to eight bytes are their own hashes; most words are no
/// longer. Two of the few longer words of a meeting share one of 2^64 hashes too seldom to matter,
/// and what is at stake is one link.
struct WordHash: Hashable, Sendable {
  /// What sets the bit `0x20` of each of eight bytes: of ASCII letters, digits and apostrophes, it
  /// makes letters lower case and changes nothing else.
  static let lowerCase: UInt64 = 0x2020_2020_2020_2020

  /// The hash, never 0.
  let value: UInt64

  /// Takes the bytes of a short word, zeros behind them, for its hash.
  @inline(__always)
  init(shortWord value: UInt64) {
    self.value = value
  }

  /// Hashes the word in a run of letters, digits and apostrophes; nil if all are apostrophes.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - start: Where in it the run begins.
  ///   - end: Where it ends, behind the start.
  ///   - caseBits: What is set in each eight bytes of the word: ``lowerCase`` for ASCII, nothing
  ///     for what is in lower case already.
  @inline(__always)
  init?(_ bytes: WordBytes, from start: Int, upTo end: Int, setting caseBits: UInt64) {
    let length = end &- start
    let word = bytes.eight(from: start) | caseBits
    let lastBytes = word &<< (64 &- 8 &* length)
    if length <= 8, word & 0xFF != 0x27, lastBytes >> 56 != 0x27 {
      let ending = WordEnding(lastBytes: lastBytes).length(inWordOf: length)
      self.value = word & ~0 &>> (64 &- 8 &* (length &- ending))
    } else {
      let value = Self.valueOfLongOrQuoted(bytes, from: start, upTo: end, setting: caseBits)
      guard let value else { return nil }
      self.value = value
    }
  }

  /// Hashes what is left of a run without the apostrophes around it.
  @inline(never)
  private static func valueOfLongOrQuoted(
    _ bytes: WordBytes, from start: Int, upTo end: Int, setting caseBits: UInt64
  ) -> UInt64? {
    var start = start
    var end = end
    while start < end, bytes[start] == 0x27 { start += 1 }
    while start < end, bytes[end - 1] == 0x27 { end -= 1 }
    guard start < end else { return nil }
    let length = end - start
    let lastBytes =
      length < 8
      ? (bytes.eight(from: start) | caseBits) &<< (64 - 8 * length)
      : bytes.eight(from: end - 8) | caseBits
    end -= WordEnding(lastBytes: lastBytes).length(inWordOf: length)
    return value(of: bytes, start..<end, setting: caseBits)
  }

  /// Mixes eight bytes at a time, as FNV-1a does one; eight bytes and fewer stay as they are.
  private static func value(
    of bytes: WordBytes, _ range: Range<Int>, setting caseBits: UInt64
  ) -> UInt64 {
    var value: UInt64 = 0
    var start = range.lowerBound
    while range.upperBound - start > 8 {
      value = (value ^ (bytes.eight(from: start) | caseBits)) &* 0x9E37_79B9_7F4A_7C15
      value ^= value >> 32
      start += 8
    }
    let last = bytes.eight(from: start) | caseBits
    value ^= last & ~0 &>> (64 - 8 * (range.upperBound - start))
    return value == 0 ? 1 : value
  }
}
