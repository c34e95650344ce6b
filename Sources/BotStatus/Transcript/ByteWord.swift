/// Eight bytes at a time: the first byte in memory is the lowest one of a word.
///
/// The tests set the high bit of each byte that they hold for.
enum ByteWord {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  /// The high bit of each byte.
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The eight bytes from an index on, all of which have to be there.
  static func load(from bytes: Span<UInt8>, at index: Int) -> UInt64 {
    bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
  }

  /// Loads eight bytes from an index without a bounds check; the caller guarantees that they exist.
  static func load(from buffer: UnsafeRawBufferPointer, at index: Int) -> UInt64 {
    buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
  }

  /// The eight bytes from an index on; where there are fewer, others are behind them.
  static func load(from bytes: Span<UInt8>, at index: Int, filledWith filler: UInt8) -> UInt64 {
    let missing = index + 8 - bytes.count
    guard missing > 0 else { return load(from: bytes, at: index) }
    var word = ones &* UInt64(filler)
    if bytes.count >= 8 {
      // The last eight bytes, without those before the index.
      return load(from: bytes, at: bytes.count - 8) >> (8 * missing) | word << (64 - 8 * missing)
    }
    for index in (index..<bytes.count).reversed() { word = word << 8 | UInt64(bytes[index]) }
    return word
  }

  /// Which of eight ASCII characters are white space.
  static func whiteSpace(in word: UInt64) -> UInt64 {
    let controls = atLeast(0x09, in: word) & ~atLeast(0x0E, in: word) & highBits
    return controls | (others(than: UInt8(ascii: " "), in: word) ^ highBits)
  }

  /// Which of eight ASCII characters are not a certain one.
  static func others(than character: UInt8, in word: UInt64) -> UInt64 {
    // The difference is 0 for that one and below 0x80 for all others.
    ((word ^ ones &* UInt64(character)) &+ ones &* 0x7F) & highBits
  }

  /// Whether all bytes of two words are ASCII and none is a control, DEL aside.
  static func arePrintable(_ word: UInt64, _ other: UInt64) -> Bool {
    // The subtraction sets the high bit of a control.
    (word | other | (word &- ones &* 0x20) | (other &- ones &* 0x20)) & highBits == 0
  }

  /// Which bytes are a character; only the lowest that is found is sure to be.
  static func lowest(_ character: UInt8, in word: UInt64) -> UInt64 {
    let difference = word ^ (ones &* UInt64(character))
    return (difference &- ones) & ~difference & highBits
  }

  private static func atLeast(_ limit: UInt64, in word: UInt64) -> UInt64 {
    word &+ ones &* (0x80 - limit)
  }

  /// How many high bits are set in two words that have no other bits.
  static func count(_ highBits: UInt64, _ others: UInt64) -> Int {
    // The product's highest byte is the sum of all bytes.
    Int(((highBits >> 7 &+ others >> 7) &* ones) >> 56)
  }
}
