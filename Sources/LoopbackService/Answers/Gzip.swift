/// Writes gzip files (RFC 1952) without a compressor: enough for answers that are packed, and for
/// answers that unpack to far more than they are.
enum Gzip {
  private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]

  /// The bytes as stored blocks (RFC 1951 section 3.2.4), which unpack to themselves.
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

  /// A file that unpacks to at least so many equal bytes, 159 times its own size.
  ///
  /// One block with fixed codes (RFC 1951 section 3.2.6): a literal, then matches of 258 bytes at a
  /// distance of 1. The checksum at its end is wrong: whoever gets that far has unpacked it all.
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

  /// The bits of a Huffman code in the order in which they are packed: the highest first.
  private static func reversed(_ code: UInt32, count: Int) -> UInt32 {
    (0..<count).reduce(0) { $0 | ((code >> $1) & 1) << (count - 1 - $1) }
  }

  private static func append(_ value: some FixedWidthInteger, to output: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { output += $0 }
  }

  /// CRC-32 as RFC 1952 section 8 has it, bit by bit.
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
