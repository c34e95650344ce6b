internal import CZlib

/// Decompresses a gzip file (RFC 1952) of any number of members on demand.
package struct GzipUnpacker: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>
  private var input: [UInt8] = []
  private var start = 0
  private static let windowBits: Int32 = 15 + 16

  /// Begins at the start of a file.
  package init() throws(DeflateError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard CZlibInflateStart(stream, Self.windowBits) == Z_OK else { throw .outOfMemory }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Whether all input so far has been used.
  package var needsInput: Bool { start == input.count }

  /// Provides the next compressed bytes once ``needsInput`` is true.
  package mutating func give(_ bytes: [UInt8]) {
    input = bytes
    start = 0
  }

  /// Decompresses up to a number of bytes and appends them to the output.
  package mutating func unpack(_ count: Int, into output: inout [UInt8]) throws(DeflateError) {
    var status = Z_OK
    let part = [UInt8](unsafeUninitializedCapacity: max(count, 1)) { buffer, filled in
      input.withUnsafeBufferPointer { input in
        // zlib only reads its input.
        stream.pointee.next_in = UnsafeMutablePointer(
          mutating: input.baseAddress?.advanced(by: start))
        stream.pointee.avail_in = UInt32(input.count - start)
        stream.pointee.next_out = buffer.baseAddress
        stream.pointee.avail_out = UInt32(count)
        status = inflate(stream, Z_NO_FLUSH)
        start = input.count - Int(stream.pointee.avail_in)
        filled = count - Int(stream.pointee.avail_out)
      }
    }
    output += part
    switch status {
    case Z_OK: break
    case Z_STREAM_END: inflateReset(stream)
    default: throw .damaged
    }
  }
}
