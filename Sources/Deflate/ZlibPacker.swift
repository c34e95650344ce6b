internal import CLibdeflate

/// Compresses byte arrays in the zlib format (RFC 1950), any number with the same memory: the tables of
/// libdeflate take more time to make than a short text takes to compress.
package struct ZlibPacker: ~Copyable {
  private let compressor: OpaquePointer

  /// Allocates the memory.
  ///
  /// - Parameter level: From 1, the fastest, to 12, the smallest.
  package init(level: Int32) throws(DeflateError) {
    guard let compressor = libdeflate_alloc_compressor(level) else { throw .outOfMemory }
    self.compressor = compressor
  }

  deinit {
    libdeflate_free_compressor(compressor)
  }

  /// Compresses bytes.
  package func packed(_ bytes: [UInt8]) throws(DeflateError) -> [UInt8] {
    let capacity = libdeflate_zlib_compress_bound(compressor, bytes.count)
    let packed = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = libdeflate_zlib_compress(
        compressor, bytes, bytes.count, buffer.baseAddress, buffer.count)
    }
    // The bound always leaves enough room.
    guard !packed.isEmpty else { throw .outOfMemory }
    return packed
  }
}
