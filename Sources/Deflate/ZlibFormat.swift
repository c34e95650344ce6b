internal import CZlib

/// Packs and unpacks bytes as a zlib stream (RFC 1950), which every language reads.
package enum ZlibFormat {
  /// Packs bytes.
  ///
  /// - Parameters:
  ///   - bytes: What is packed.
  ///   - level: From 1, the fastest, to 9, the smallest.
  package static func packed(_ bytes: [UInt8], level: Int32 = 1) throws(DeflateError) -> [UInt8] {
    var status = Z_OK
    let capacity = Int(compressBound(UInt(bytes.count)))
    let packed = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      var length = UInt(buffer.count)
      status = compress2(buffer.baseAddress, &length, bytes, UInt(bytes.count), level)
      count = status == Z_OK ? Int(length) : 0
    }
    guard status == Z_OK else { throw .outOfMemory }
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
    var status = Z_OK
    var length = UInt(size)
    let unpacked = [UInt8](unsafeUninitializedCapacity: max(size, 1)) { buffer, count in
      status = uncompress(buffer.baseAddress, &length, bytes, UInt(bytes.count))
      count = status == Z_OK ? Int(length) : 0
    }
    guard status != Z_MEM_ERROR else { throw .outOfMemory }
    guard status == Z_OK, Int(length) == size else { throw .damaged }
    return unpacked
  }
}
