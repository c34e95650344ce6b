/// Tests on eight bytes at a time: the first byte in memory is the lowest byte of the word.
///
/// A test sets the high bit of each byte for which it holds. Everything here is inlined into other
/// modules, since it is on the hot path of parsing.
@usableFromInline package enum ByteWord {
  /// The value 1 in each byte.
  @inlinable package static var ones: UInt64 { 0x0101_0101_0101_0101 }
  /// The high bit of each byte.
  @inlinable package static var highBits: UInt64 { 0x8080_8080_8080_8080 }

  /// The eight bytes at an index, all of which have to exist.
  @inlinable package static func load(from bytes: Span<UInt8>, at index: Int) -> UInt64 {
    bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
  }

  /// The eight bytes at an index of a buffer, without a bounds check; all have to exist.
  @inlinable package static func load(from buffer: UnsafeRawBufferPointer, at index: Int) -> UInt64
  {
    buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
  }

  /// The eight bytes at an index; if there are fewer, they are padded with a filler.
  @inlinable package static func load(
    from bytes: Span<UInt8>, at index: Int, filledWith filler: UInt8
  ) -> UInt64 {
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

  /// The ASCII white space among eight ASCII bytes.
  @inlinable package static func whiteSpace(in word: UInt64) -> UInt64 {
    let controls = atLeast(0x09, in: word) & ~atLeast(0x0E, in: word) & highBits
    return controls | (others(than: UInt8(ascii: " "), in: word) ^ highBits)
  }

  /// Those of eight ASCII bytes that differ from a character.
  @inlinable package static func others(than character: UInt8, in word: UInt64) -> UInt64 {
    // The difference is 0 for the character and below 0x80 for all others.
    ((word ^ ones &* UInt64(character)) &+ ones &* 0x7F) & highBits
  }

  /// Whether all bytes of two words are ASCII and none is a control other than DEL.
  @inlinable package static func arePrintable(_ word: UInt64, _ other: UInt64) -> Bool {
    // The subtraction sets the high bit of a control.
    (word | other | (word &- ones &* 0x20) | (other &- ones &* 0x20)) & highBits == 0
  }

  /// The bytes that equal a character; only the lowest match is reliable.
  @inlinable package static func lowest(_ character: UInt8, in word: UInt64) -> UInt64 {
    let difference = word ^ (ones &* UInt64(character))
    return (difference &- ones) & ~difference & highBits
  }

  /// The high bit of each ASCII byte that is at least a limit.
  @inlinable package static func atLeast(_ limit: UInt64, in word: UInt64) -> UInt64 {
    word &+ ones &* (0x80 - limit)
  }

  /// The number of high bits set in two words without other bits.
  @inlinable package static func count(_ highBits: UInt64, _ others: UInt64) -> Int {
    // The highest byte of the product is the sum of all bytes.
    Int(((highBits >> 7 &+ others >> 7) &* ones) >> 56)
  }

  // MARK: Search

  /// The index of the first of two bytes at or after an index, or the count if there is none.
  @inlinable package static func firstIndex(
    of byte: UInt8, or other: UInt8, in bytes: Span<UInt8>, from start: Int
  ) -> Int {
    var index = start
    // Most of a transcript passes through this loop, so it does without bounds checks.
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

  // MARK: Comparison

  /// Whether two ranges have the same bytes.
  @inlinable package static func isSame(
    _ part: Range<Int>, _ other: Range<Int>, in bytes: Span<UInt8>
  ) -> Bool {
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

  /// Up to eight bytes of a range, the last of which is the highest byte of the word.
  @inlinable package static func start(of part: Range<Int>, in bytes: Span<UInt8>) -> UInt64 {
    guard !part.isEmpty else { return 0 }
    // Bytes after a shorter range are shifted out.
    return load(from: bytes, at: part.lowerBound, filledWith: 0) << max(0, 64 - 8 * part.count)
  }

  /// The number of equal bytes from two indexes on.
  @inlinable package static func countOfSameBytes(
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
