extension ByteWord {
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

  // MARK: Comparison

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
