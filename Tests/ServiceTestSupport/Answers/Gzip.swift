internal import HTTPTypes
package import LoopbackService

extension ServiceAnswer {
  /// This answer with its body in gzip format.
  package var packed: ServiceAnswer {
    var answer = self
    answer.body = Gzip.stored(body)
    answer.fields[.contentEncoding] = "gzip"
    return answer
  }

  /// An answer that is small on the wire but large once it is decompressed.
  package static func gzipBomb(unpackedSize: Int) -> ServiceAnswer {
    .json(Gzip.bomb(unpackedSize: unpackedSize), fields: [.contentEncoding: "gzip"])
  }
}

/// Writes gzip files (RFC 1952) without a compressor: for compressed answers, and for answers that
/// decompress to far more than their size.
private enum Gzip {
  private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]

  /// The bytes as stored, uncompressed blocks (RFC 1951 section 3.2.4).
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var output = header
    var start = 0
    repeat {
      let end = min(start + 0xFFFF, bytes.count)
      output.append(end == bytes.count ? 1 : 0)
      append(UInt16(end - start), to: &output)
      append(~UInt16(end - start), to: &output)
      output += bytes[start..<end]
      start = end
    } while start < bytes.count
    append(checksum(of: bytes), to: &output)
    append(UInt32(truncatingIfNeeded: bytes.count), to: &output)
    return output
  }

  /// A file that decompresses to at least this many equal bytes, 159 times its own size.
  ///
  /// One block with fixed codes (RFC 1951 section 3.2.6): a literal, then matches of 258 bytes at a
  /// distance of 1. The checksum at the end is wrong, since a client that gets there has already
  /// decompressed it all.
  static func bomb(unpackedSize: Int) -> [UInt8] {
    var bits = BitWriter(bytes: header)
    bits.append(0b01_1, count: 3)
    bits.append(reversed(0x30 + 0x20, count: 8), count: 8)
    // Length code 285 in 8 bits, distance code 0 in 5.
    let match = reversed(0b1100_0101, count: 8)
    for _ in 0..<(unpackedSize / 258 + 1) { bits.append(match, count: 13) }
    bits.append(0, count: 7)
    var output = bits.finished()
    append(UInt32(0), to: &output)
    append(UInt32(truncatingIfNeeded: unpackedSize), to: &output)
    return output
  }

  /// The bits of a Huffman code in the order in which they are written, highest first.
  private static func reversed(_ code: UInt32, count: Int) -> UInt32 {
    (0..<count).reduce(0) { $0 | ((code >> $1) & 1) << (count - 1 - $1) }
  }

  private static func append(_ value: some FixedWidthInteger, to output: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { output += $0 }
  }

  /// The CRC-32 of RFC 1952 section 8, computed bit by bit.
  private static func checksum(of bytes: [UInt8]) -> UInt32 {
    var remainder = ~UInt32(0)
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 {
        remainder = (remainder >> 1) ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0)
      }
    }
    return ~remainder
  }
}

/// Packs bits into bytes from the lowest bit up, as DEFLATE does (RFC 1951 section 3.1.1).
private struct BitWriter {
  private var bytes: [UInt8]
  private var pending: UInt32 = 0
  private var pendingCount = 0

  /// Continues after existing bytes.
  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Appends a number, its lowest bit first.
  mutating func append(_ value: UInt32, count: Int) {
    pending |= value << pendingCount
    pendingCount += count
    while pendingCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingCount -= 8
    }
  }

  /// The bytes; the last one is padded with zeros.
  consuming func finished() -> [UInt8] {
    if pendingCount > 0 { append(0, count: 8 - pendingCount) }
    return bytes
  }
}
