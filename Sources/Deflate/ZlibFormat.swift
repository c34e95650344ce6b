internal import CLibdeflate

/// Packs and unpacks bytes as a zlib stream (RFC 1950), which every language reads.
///
/// By libdeflate, which takes bytes as a whole: a raw answer of a usual size takes it a third of
/// zlib's time.
package enum ZlibFormat {
  /// Packs bytes.
  ///
  /// - Parameters:
  ///   - bytes: What is packed.
  ///   - level: From 1, the fastest, to 12, the smallest.
  package static func packed(_ bytes: [UInt8], level: Int32 = 1) throws(DeflateError) -> [UInt8] {
    guard let compressor = libdeflate_alloc_compressor(level) else { throw .outOfMemory }
    defer { libdeflate_free_compressor(compressor) }
    let capacity = libdeflate_zlib_compress_bound(compressor, bytes.count)
    let packed = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = libdeflate_zlib_compress(
        compressor, bytes, bytes.count, buffer.baseAddress, buffer.count)
    }
    // There is always room for as many bytes as the bound says.
    guard !packed.isEmpty else { throw .outOfMemory }
    return packed
  }

  /// Unpacks bytes.
  ///
  /// - Parameters:
  ///   - bytes: What was packed.
  ///   - size: How many bytes it was before.
  package static func unpacked(
    _ bytes: [UInt8], size: Int
  ) throws(DeflateError) -> [UInt8] {
    guard size >= 0 else { throw .damaged }
    guard let decompressor = libdeflate_alloc_decompressor() else { throw .outOfMemory }
    defer { libdeflate_free_decompressor(decompressor) }
    var result = LIBDEFLATE_BAD_DATA
    let unpacked = [UInt8](unsafeUninitializedCapacity: max(size, 1)) { buffer, count in
      // Without a place for the size of the result, any other size than this one is an error.
      result = libdeflate_zlib_decompress(
        decompressor, bytes, bytes.count, buffer.baseAddress, size, nil)
      count = result == LIBDEFLATE_SUCCESS ? size : 0
    }
    guard result == LIBDEFLATE_SUCCESS else { throw .damaged }
    return unpacked
  }
}
