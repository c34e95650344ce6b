internal import CZlib

/// Packs bytes as one member of a gzip file (RFC 1952), part by part.
///
/// The same parts give the same bytes: the member holds neither a time nor a name.
package struct GzipPacker: ~Copyable {
  /// zlib keeps the address of its state's owner, so that this must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private static let chunkSize = 65_536
  /// 15 bits of window, and 16 for gzip's header and trailer (zlib.h, `deflateInit2`).
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

  /// Takes bytes, and appends what is packed so far to the output.
  package mutating func append(_ bytes: [UInt8], to output: inout [UInt8]) {
    run(bytes, flush: Z_NO_FLUSH, &output)
  }

  /// Ends the member; nothing more can be appended.
  package mutating func finish(to output: inout [UInt8]) {
    run([], flush: Z_FINISH, &output)
  }

  private mutating func run(_ bytes: [UInt8], flush: Int32, _ output: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { input in
      // zlib reads from here and does not write.
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
