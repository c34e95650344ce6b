internal import CZlib

/// Unpacks a gzip file (RFC 1952), member after member, as far as is asked for.
package struct GzipUnpacker: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>
  private var input: [UInt8] = []
  private var start = 0
  private static let windowBits: Int32 = 15 + 16

  /// Begins to unpack.
  package init() throws(DeflateError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard CZlibInflateStart(stream, Self.windowBits) == Z_OK else { throw .outOfMemory }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Whether there is nothing left to unpack of what was given.
  package var needsInput: Bool { start == input.count }

  /// Gives the next packed bytes, when those before are used up.
  package mutating func give(_ bytes: [UInt8]) {
    input = bytes
    start = 0
  }

  /// Unpacks bytes behind those of the output: as many as asked for, or as there are.
  package mutating func unpack(_ count: Int, into output: inout [UInt8]) throws(DeflateError) {
    var status = Z_OK
    let part = [UInt8](unsafeUninitializedCapacity: max(count, 1)) { buffer, filled in
      input.withUnsafeBufferPointer { input in
        // zlib reads from here and does not write.
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
