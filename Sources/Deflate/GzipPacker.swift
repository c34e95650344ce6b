internal import CZlib

/// Compresses bytes incrementally to one member of a gzip file (RFC 1952).
///
/// The output is reproducible: the member has neither a time stamp nor a file name.
package struct GzipPacker: ~Copyable {
  /// On the heap, since zlib keeps a pointer to it, and it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private static let chunkSize = 65_536
  /// A 15-bit window, plus 16 for a gzip header and trailer (zlib.h, `deflateInit2`).
  private static let windowBits: Int32 = 15 + 16

  /// Begins a member.
  ///
  /// - Parameter level: From 1, the fastest, to 9, the smallest.
  package init(level: Int32 = 6) throws(DeflateError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard CZlibDeflateStart(stream, level, Self.windowBits) == Z_OK else {
      throw .outOfMemory
    }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Compresses bytes and appends the output available so far.
  package mutating func append(_ bytes: [UInt8], to output: inout [UInt8]) {
    run(bytes, flush: Z_NO_FLUSH, &output)
  }

  /// Ends the member; no more bytes may be compressed.
  package mutating func finish(to output: inout [UInt8]) {
    run([], flush: Z_FINISH, &output)
  }

  private mutating func run(_ bytes: [UInt8], flush: Int32, _ output: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { input in
      // zlib only reads its input.
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.pointee.avail_in = UInt32(input.count)
      var isFull = true
      while isFull {
        output.append(
          contentsOf: [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { buffer, count in
            stream.pointee.next_out = buffer.baseAddress
            stream.pointee.avail_out = UInt32(buffer.count)
            _ = deflate(stream, flush)
            count = buffer.count - Int(stream.pointee.avail_out)
            isFull = stream.pointee.avail_out == 0
          })
      }
      stream.pointee.next_in = nil
    }
  }
}
