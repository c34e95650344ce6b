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

  /// The eight bytes from an index on, all of which have to be there, which is not looked at.
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

  // MARK: Search

  /// The index of the first byte at or behind an index that is one of two; the count where there is
  /// none.
  static func firstIndex(
    of byte: UInt8, or other: UInt8, in bytes: Span<UInt8>, from start: Int
  ) -> Int {
    var index = start
    // Most of a transcript is passed here: the loop knows that its index is in the bytes.
    bytes.withUnsafeBytes { buffer in
      while buffer.count - index >= 16 {
        let first = load(from: buffer, at: index)
        let second = load(from: buffer, at: index &+ 8)
        let found = lowest(byte, in: first) | lowest(other, in: first)
        let foundNext = lowest(byte, in: second) | lowest(other, in: second)
        if found | foundNext != 0 {
          index &+= (found != 0 ? found : foundNext).trailingZeroBitCount / 8
          if found == 0 { index &+= 8 }
          return
        }
        index &+= 16
      }
    }
    while index < bytes.count, bytes[index] != byte, bytes[index] != other { index += 1 }
    return index
  }

  // MARK: Tests

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

  // MARK: Counts

  /// How many high bits are set in two words that have no other bits.
  static func count(_ highBits: UInt64, _ others: UInt64) -> Int {
    // The product's highest byte is the sum of all bytes.
    Int(((highBits >> 7 &+ others >> 7) &* ones) >> 56)
  }

  /// Whether two parts are the same.
  static func isSame(_ part: Range<Int>, _ other: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    guard part.count == other.count else { return false }
    var offset = 0
    while offset < part.count {
      let rest = (part.lowerBound + offset)..<part.upperBound
      let otherRest = (other.lowerBound + offset)..<other.upperBound
      if start(of: rest, in: bytes) != start(of: otherRest, in: bytes) { return false }
      offset += 8
    }
    return true
  }

  /// Up to eight bytes of a part, of which the last one is the highest of the word.
  static func start(of part: Range<Int>, in bytes: Span<UInt8>) -> UInt64 {
    guard !part.isEmpty else { return 0 }
    // What stands behind a shorter part is shifted out.
    return load(from: bytes, at: part.lowerBound, filledWith: 0) << max(0, 64 - 8 * part.count)
  }

  /// How many bytes from an index on are the same as those from another index on.
  static func countOfSameBytes(
    _ bytes: Span<UInt8>, from start: Int, _ others: Span<UInt8>, from otherStart: Int
  ) -> Int {
    let limit = min(bytes.count - start, others.count - otherStart)
    var count = 0
    while count + 8 <= limit {
      let difference =
        load(from: bytes, at: start + count) ^ load(from: others, at: otherStart + count)
      if difference != 0 { return count + difference.trailingZeroBitCount / 8 }
      count += 8
    }
    while count < limit, bytes[start + count] == others[otherStart + count] { count += 1 }
    return count
  }
}
