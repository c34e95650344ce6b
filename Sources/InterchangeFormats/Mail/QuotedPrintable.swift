internal import TextScanning

/// Quoted-printable (RFC 2045, section 6.7).
enum QuotedPrintable {
  /// The maximum length of a line, without its end.
  private static let lineLength = 76

  /// Appends lines of text, each ended with CRLF.
  static func append(_ text: [UInt8], to output: inout [UInt8]) {
    for line in TextLines(text) {
      var column = 0
      for index in line.indices {
        let isLast = index + 1 == line.endIndex
        var isPlain = isPlain(line[index], isLast: isLast, isFirst: column == 0)
        // Room for the `=` of a soft line break, unless this ends the line.
        if column + (isPlain ? 1 : 3) > lineLength - (isLast ? 0 : 1) {
          output += "=\r\n".utf8
          column = 0
          isPlain = Self.isPlain(line[index], isLast: isLast, isFirst: true)
        }
        if isPlain {
          output.append(line[index])
        } else {
          output.append(UInt8(ascii: "="))
          output.append(UInt8(uppercaseHexadecimalDigit: line[index] >> 4))
          output.append(UInt8(uppercaseHexadecimalDigit: line[index] & 0xF))
        }
        column += isPlain ? 1 : 3
      }
      output += "\r\n".utf8
    }
  }

  /// Whether a byte stands for itself; a dot or an `F` at the start of a line is encoded, since
  /// servers and mailboxes change lines that begin so.
  private static func isPlain(_ byte: UInt8, isLast: Bool, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "="): false
    case UInt8(ascii: "."), UInt8(ascii: "F"): !isFirst
    case 0x20, 0x09: !isLast
    default: (0x21...0x7E).contains(byte)
    }
  }

  /// The bytes of a part; nil if it is not quoted-printable.
  static func decoded(_ part: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var index = part.startIndex
    while index < part.endIndex {
      let byte = part[index]
      guard byte == UInt8(ascii: "=") else {
        guard byte < 0x80 else { return nil }
        result.append(byte)
        index += 1
        continue
      }
      let rest = part[(index + 1)...]
      if rest.starts(with: [0x0D, 0x0A]) {
        index += 3
      } else {
        let digits = rest.prefix(2).compactMap(\.hexadecimalValue)
        guard digits.count == 2 else { return nil }
        result.append(digits[0] << 4 | digits[1])
        index += 3
      }
    }
    return result
  }
}
