/// Eight bytes at a time: the first byte in memory is the lowest one of a word.
///
/// The tests are exact only for bytes below 0x80, and set the high bit of each byte that they hold
/// for.
enum ByteWord {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  /// The high bit of each byte.
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The eight bytes from an index on.
  static func load(from bytes: Span<UInt8>, at index: Int) -> UInt64 {
    bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
  }

  /// Which of eight ASCII characters are white space.
  static func whiteSpace(in word: UInt64) -> UInt64 {
    let controls = atLeast(0x09, in: word) & ~atLeast(0x0E, in: word)
    let spaces = atLeast(0x20, in: word) & ~atLeast(0x21, in: word)
    return (controls | spaces) & highBits
  }

  /// Which bytes are a character; only the lowest that is found is sure to be.
  static func lowest(_ character: UInt8, in word: UInt64) -> UInt64 {
    let difference = word ^ (ones &* UInt64(character))
    return (difference &- ones) & ~difference & highBits
  }

  /// How many high bits are set in a word that has no other bits.
  static func count(_ highBits: UInt64) -> Int {
    // The product's highest byte is the sum of all bytes.
    Int(((highBits >> 7) &* ones) >> 56)
  }

  private static func atLeast(_ limit: UInt64, in word: UInt64) -> UInt64 {
    word &+ ones &* (0x80 - limit)
  }
}
