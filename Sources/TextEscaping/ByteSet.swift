/// A set of ASCII bytes whose membership test costs about as much as copying a byte.
struct ByteSet {
  private let low: UInt64
  private let high: UInt64

  /// Makes a set of the characters in an ASCII text.
  init(_ characters: StaticString) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    characters.withUTF8Buffer { bytes in
      for byte in bytes {
        if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
      }
    }
    self.low = low
    self.high = high
  }

  /// The index of the first byte of the set at or after `start`, or the count if there is none.
  @inline(__always)
  func firstIndex(in bytes: Span<UInt8>, from start: Int) -> Int {
    // Every byte of prose passes through here, so the bounds check is skipped: `start` is never
    // negative, and the loop ends at the count.
    assert(start >= 0)
    var index = start
    while index < bytes.count, !contains(bytes[unchecked: index]) { index += 1 }
    return index
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let half = byte < 64 ? low : byte < 128 ? high : 0
    return half & (1 << UInt64(byte & 63)) != 0
  }
}
