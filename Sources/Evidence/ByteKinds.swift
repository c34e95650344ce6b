/// Classifies 64 bytes of text, with one bit per byte; the first byte is the lowest bit.
struct ByteKinds {
  /// The number of bytes classified at once.
  static let width = WordBytes.padding

  /// The ASCII letters, digits and apostrophes.
  let word: UInt64
  /// The bytes of non-ASCII characters.
  let beyondASCII: UInt64

  /// Classifies the bytes starting at an offset.
  @inline(__always)
  init(_ bytes: WordBytes, from place: Int) {
    let block = bytes.block(from: place)
    word = Self.bits(Self.wordBytes(of: block))
    let high = block & Self.all(0x80)
    let quarters = high.lowHalf | high.highHalf
    let any = quarters.lowHalf | quarters.highHalf
    beyondASCII = any[0] | any[1] == 0 ? 0 : Self.bits(high)
  }

  /// The high bit of each byte that is an ASCII letter, a digit or an apostrophe.
  ///
  /// This is SWAR code, working on eight bytes per integer: adding to bytes below 0x80 does not
  /// carry into the next byte. Vector comparisons would be compiled to comparisons of single bytes.
  @inline(__always)
  private static func wordBytes(of block: SIMD8<UInt64>) -> SIMD8<UInt64> {
    let low = block & all(0x7F)
    let lowerCase = low | all(0x20)
    let letters = atLeast(0x61, in: lowerCase) & (atLeast(0x7B, in: lowerCase) ^ all(0x80))
    let digits = atLeast(0x30, in: low) & (atLeast(0x3A, in: low) ^ all(0x80))
    let apostrophes = atLeast(1, in: low ^ all(0x27)) ^ all(0x80)
    return (letters | digits | apostrophes) & (block ^ all(0x80)) & all(0x80)
  }

  /// Sets the high bit of each byte, all below 0x80, from `limit` on; other bits may be set.
  @inline(__always)
  private static func atLeast(_ limit: UInt64, in block: SIMD8<UInt64>) -> SIMD8<UInt64> {
    block &+ all(0x80 - limit)
  }

  @inline(__always)
  private static func all(_ byte: UInt64) -> SIMD8<UInt64> {
    SIMD8(repeating: byte * 0x0101_0101_0101_0101)
  }

  /// Packs the high bits of 64 bytes, which have no other bits set, into a 64-bit mask.
  @inline(__always)
  private static func bits(_ highBits: SIMD8<UInt64>) -> UInt64 {
    bits(highBits[0]) | bits(highBits[1]) << 8 | bits(highBits[2]) << 16 | bits(highBits[3]) << 24
      | bits(highBits[4]) << 32 | bits(highBits[5]) << 40 | bits(highBits[6]) << 48
      | bits(highBits[7]) << 56
  }

  @inline(__always)
  private static func bits(_ highBits: UInt64) -> UInt64 {
    // No two bits of the products overlap, so nothing is carried into the highest byte.
    ((highBits >> 7) &* 0x0102_0408_1020_4080) >> 56
  }
}
