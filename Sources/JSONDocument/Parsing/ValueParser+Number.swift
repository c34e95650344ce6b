internal import TextScanning

extension ValueParser {
  /// Reads a number at the offset, which has `-` or a digit (RFC 8259, section 6).
  mutating func number(in bytes: Span<UInt8>) throws(ParseFailure) -> JSONNumber {
    let start = offset
    try skipNumber(in: bytes)
    // The grammar allows only ASCII, so nothing is repaired here.
    let spelling = bytes.extracting(start..<offset).withUnsafeBufferPointer {
      String(decoding: $0, as: UTF8.self)
    }
    return JSONNumber(validSpelling: spelling)
  }

  /// Whether the bytes are exactly one number.
  static func isNumber(_ bytes: Span<UInt8>) -> Bool {
    var parser = ValueParser(options: JSONParser.Options())
    do throws(ParseFailure) {
      try parser.skipNumber(in: bytes)
      return parser.offset == bytes.count
    } catch {
      return false
    }
  }

  private mutating func skipNumber(in bytes: Span<UInt8>) throws(ParseFailure) {
    if at(UInt8(ascii: "-"), in: bytes) { offset += 1 }
    if at(UInt8(ascii: "0"), in: bytes) {
      offset += 1
      if offset < bytes.count, bytes[offset].isDigit {
        offset -= 1
        throw failure(.leadingZero)
      }
    } else {
      try skipDigits(in: bytes)
    }
    if at(UInt8(ascii: "."), in: bytes) {
      offset += 1
      try skipDigits(in: bytes)
    }
    if at(UInt8(ascii: "e"), in: bytes) || at(UInt8(ascii: "E"), in: bytes) {
      offset += 1
      if at(UInt8(ascii: "+"), in: bytes) || at(UInt8(ascii: "-"), in: bytes) { offset += 1 }
      try skipDigits(in: bytes)
    }
  }

  private func at(_ byte: UInt8, in bytes: Span<UInt8>) -> Bool {
    offset < bytes.count && bytes[offset] == byte
  }

  private mutating func skipDigits(in bytes: Span<UInt8>) throws(ParseFailure) {
    var index = offset
    while index < bytes.count, bytes[index].isDigit { index += 1 }
    guard index > offset else { throw failure(.expected(.digit)) }
    offset = index
  }
}
