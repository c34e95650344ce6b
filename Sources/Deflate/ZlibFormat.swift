internal import CLibdeflate

/// Compresses and decompresses byte arrays in the zlib format (RFC 1950), known everywhere.
///
/// It uses libdeflate, which needs a third of zlib's time for an answer of typical size.
package enum ZlibFormat {
  /// Compresses bytes.
  ///
  /// - Parameter level: From 1, the fastest, to 12, the smallest.
  package static func packed(_ bytes: [UInt8], level: Int32 = 1) throws(DeflateError) -> [UInt8] {
    try ZlibPacker(level: level).packed(bytes)
  }

  /// Decompresses bytes.
  ///
  /// - Parameter size: Their decompressed size in bytes; any other size is an error.
  package static func unpacked(_ bytes: [UInt8], size: Int) throws(DeflateError) -> [UInt8] {
    guard size >= 0 else { throw .damaged }
    guard let decompressor = libdeflate_alloc_decompressor() else { throw .outOfMemory }
    defer { libdeflate_free_decompressor(decompressor) }
    var result = LIBDEFLATE_BAD_DATA
    let unpacked = [UInt8](unsafeUninitializedCapacity: max(size, 1)) { buffer, count in
      // Without a pointer for the actual size, any other size is an error.
      result = libdeflate_zlib_decompress(
        decompressor, bytes, bytes.count, buffer.baseAddress, size, nil)
      count = result == LIBDEFLATE_SUCCESS ? size : 0
    }
    guard result == LIBDEFLATE_SUCCESS else { throw .damaged }
    return unpacked
  }

  /// Decompresses bytes whose decompressed size is not known.
  ///
  /// - Parameter limit: The maximum decompressed size in bytes; anything larger is an error.
  package static func unpacked(
    _ bytes: [UInt8], upTo limit: Int
  ) throws(DeflateError) -> [UInt8] {
    guard let decompressor = libdeflate_alloc_decompressor() else { throw .outOfMemory }
    defer { libdeflate_free_decompressor(decompressor) }
    var capacity = max(8 * bytes.count, 1_024)
    while true {
      capacity = min(capacity, limit)
      var result = LIBDEFLATE_BAD_DATA
      let unpacked = [UInt8](unsafeUninitializedCapacity: max(capacity, 1)) { buffer, count in
        var size = 0
        result = libdeflate_zlib_decompress(
          decompressor, bytes, bytes.count, buffer.baseAddress, capacity, &size)
        count = result == LIBDEFLATE_SUCCESS ? size : 0
      }
      if result == LIBDEFLATE_SUCCESS { return unpacked }
      guard result == LIBDEFLATE_INSUFFICIENT_SPACE, capacity < limit else { throw .damaged }
      capacity *= 4
    }
  }
}

/// Why bytes could not be compressed or decompressed.
package enum DeflateError: Error, Sendable, Hashable {
  /// The compressed bytes are damaged.
  case damaged
  /// There is not enough memory.
  case outOfMemory
}

extension DeflateError: CustomStringConvertible {
  /// What failed: a clause without a full stop.
  package var reason: String {
    switch self {
    case .damaged: "the compressed data is damaged"
    case .outOfMemory: "there is not enough memory to compress or decompress the data"
    }
  }

  /// The reason.
  package var description: String { reason }
}
