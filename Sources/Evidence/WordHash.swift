/// A word as evidence compares it, represented by its hash: in lower case and without the English
/// suffixes that change between question and answer.
///
/// The text of words is not stored. Words of up to eight bytes, which most words are, serve as
/// their own hashes. Among the few longer words of a meeting, a collision of 64-bit hashes is too
/// unlikely to matter, and would only cost one link.
struct WordHash: Hashable, Sendable {
  /// The mask that sets bit `0x20` in each of eight bytes: among ASCII letters, digits and
  /// apostrophes it makes letters lower case and changes nothing else.
  static let lowerCase: UInt64 = 0x2020_2020_2020_2020

  /// The hash, never 0.
  let value: UInt64

  /// Uses the bytes of a short word, padded with zeros, as its hash.
  @inline(__always)
  init(shortWord value: UInt64) {
    self.value = value
  }

  /// Hashes the word in a run of letters, digits and apostrophes; nil if all are apostrophes.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - start: The start of the run.
  ///   - end: The end of the run, greater than `start`.
  ///   - caseBits: The bits to set in each eight bytes of the word: ``lowerCase`` for ASCII, 0 for
  ///     text that is already in lower case.
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

  /// Hashes a run after stripping the apostrophes around it.
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

  /// Mixes eight bytes at a time, as FNV-1a does one; up to eight bytes are returned unchanged.
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

/// The end of a word, for stripping English suffixes.
struct WordEnding {
  /// The last bytes of the word in lower case, with the last byte highest.
  let lastBytes: UInt64

  /// The length of the first of these suffixes that leaves at least four letters: `'s`, `ing`,
  /// `ed`, `es`, `s`, `ly`; 0 if there is none.
  ///
  /// - Parameter length: The length of the word, which does not end with an apostrophe.
  @inline(__always)
  func length(inWordOf length: Int) -> Int {
    // Most words fail this test and cost only one branch.
    let isLast = Self.lastLetters &>> (lastBytes >> 56 & 31) & 1
    let isLong = UInt64(truncatingIfNeeded: 4 &- length) &>> 63
    return isLast & isLong == 0 ? 0 : lengthOfEnding(inWordOf: length)
  }

  @inline(__always)
  private func lengthOfEnding(inWordOf length: Int) -> Int {
    switch lastBytes >> 48 {
    case Self.es, Self.apostropheS, Self.ed, Self.ly:
      if length > 5 { return 2 }
    default: break
    }
    if lastBytes >> 56 == 0x73 { return 1 }
    return length > 6 && lastBytes >> 40 == Self.ing ? 3 : 0
  }

  /// A bit mask of the low five bits of each letter that ends a suffix.
  private static let lastLetters: UInt64 = 1 << 0x04 | 1 << 0x07 | 1 << 0x13 | 1 << 0x19

  // The suffixes in the highest bytes, with the last letter highest.
  private static let es: UInt64 = 0x7365
  private static let apostropheS: UInt64 = 0x7327
  private static let ed: UInt64 = 0x6465
  private static let ly: UInt64 = 0x796C
  private static let ing: UInt64 = 0x67_6E_69
}
