/// The bytes of a text that has ``padding`` behind it, so that many can be read at a time from each
/// of its places: the first byte in memory is the lowest one.
struct WordBytes {
  /// How many zeros are behind the text.
  static let padding = 64

  private let start: UnsafeRawPointer
  /// How many bytes there are.
  let count: Int

  /// Takes the bytes of a padded text for as long as the buffer is valid.
  init(padded bytes: UnsafeRawBufferPointer) {
    // Only an empty buffer has no address, and this one has the padding.
    guard let start = bytes.baseAddress, bytes.count >= Self.padding else {
      preconditionFailure("a text without padding")
    }
    self.start = start
    self.count = bytes.count - Self.padding
  }

  /// The byte at a place.
  @inline(__always)
  subscript(_ place: Int) -> UInt8 {
    assert(0 <= place && place < count)
    return start.load(fromByteOffset: place, as: UInt8.self)
  }

  /// The eight bytes from a place on.
  @inline(__always)
  func eight(from place: Int) -> UInt64 {
    assert(0 <= place && place <= count)
    return UInt64(littleEndian: start.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// The 64 bytes from a place on, as little-endian integers; the place may be the text's end.
  @inline(__always)
  func block(from place: Int) -> SIMD8<UInt64> {
    assert(0 <= place && place <= count)
    let block = start.loadUnaligned(fromByteOffset: place, as: SIMD8<UInt64>.self)
    #if _endian(little)
      return block
    #else
      var swapped = block
      for part in 0..<8 { swapped[part] = block[part].byteSwapped }
      return swapped
    #endif
  }
}
