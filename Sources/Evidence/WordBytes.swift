/// The bytes of a text followed by ``padding``, so that several bytes can be loaded at once at any
/// offset, in little-endian order.
struct WordBytes {
  static let padding = 64

  private let start: UnsafeRawPointer
  /// The number of bytes, without the padding.
  let count: Int

  /// Wraps the bytes of a padded text; valid only as long as the buffer is.
  init(padded bytes: UnsafeRawBufferPointer) {
    // Only an empty buffer has no base address, and this one contains the padding.
    guard let start = bytes.baseAddress, bytes.count >= Self.padding else {
      preconditionFailure("a text without padding")
    }
    self.start = start
    self.count = bytes.count - Self.padding
  }

  @inline(__always)
  subscript(_ place: Int) -> UInt8 {
    assert(0 <= place && place < count)
    return start.load(fromByteOffset: place, as: UInt8.self)
  }

  /// Loads the eight bytes starting at an offset.
  @inline(__always)
  func eight(from place: Int) -> UInt64 {
    assert(0 <= place && place <= count)
    return UInt64(littleEndian: start.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// Loads 64 bytes from an offset, at most the end of the text, as little-endian integers.
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
