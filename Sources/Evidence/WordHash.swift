/// A word as evidence compares it, by its hash: in lower case and without the endings of English
/// that change from question to answer.
///
/// Words are not kept as text. Two of the few thousand words of a meeting share one of 2^64 hashes
/// too seldom to matter, and what is at stake is one link.
struct WordHash: Hashable, Sendable {
  let value: UInt64

  /// Hashes a word, eight bytes at a time, as FNV-1a does one: most words are no longer.
  ///
  /// Words of up to eight bytes that differ have hashes that differ.
  ///
  /// - Parameters:
  ///   - text: What holds the word.
  ///   - range: Where it is.
  ///   - bits: What is set in each of its bytes: of ASCII letters, digits and apostrophes, `0x20`
  ///     makes letters lower case and changes nothing else.
  init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, setting bits: UInt8) {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    var start = range.lowerBound
    repeat {
      let count = min(8, range.upperBound - start)
      let wanted: UInt64 = count == 8 ? ~0 : (1 << UInt64(8 * count)) - 1
      var part = Self.eightBytes(of: text, at: start) | UInt64(bits) &* 0x0101_0101_0101_0101
      part &= wanted
      value = (value ^ part) &* 0x9e37_79b9_7f4a_7c15
      value ^= value >> 32
      start += count
    } while start < range.upperBound
    self.value = value
  }

  /// The eight bytes from a place on, the first one lowest; zeros behind the end of the text.
  private static func eightBytes(of text: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt64 {
    if start + 8 <= text.count {
      return UInt64(
        littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(
          fromByteOffset: start, as: UInt64.self))
    }
    var bytes: UInt64 = 0
    for place in (start..<text.count).reversed() { bytes = bytes << 8 | UInt64(text[place]) }
    return bytes
  }
}
