internal import TextScanning

extension JSONWriter {
  /// Appends a string in quotes, escaped as by `appendEscaped`.
  public static func append(string: String, to output: inout [UInt8]) {
    append(string: string.utf8Span.span, to: &output)
  }

  /// Appends UTF-8 text as a string in quotes, escaped as by `appendEscaped`.
  package static func append(string: Span<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    appendEscaped(string, to: &output)
    output.append(UInt8(ascii: "\""))
  }

  /// Appends a string as the content of a JSON string, without the quotes.
  ///
  /// Escaped are `"`, `\` and the C0 controls, as RFC 8259 requires (section 7); DEL and the C1
  /// controls, on which terminals act; and U+2028 and U+2029. Some readers take those two, and the
  /// C1 control U+0085, for line ends, and would split a line of JSON Lines there. Everything else
  /// is written unchanged.
  public static func appendEscaped(_ string: String, to output: inout [UInt8]) {
    appendEscaped(string.utf8Span.span, to: &output)
  }

  /// Appends UTF-8 text as the content of a JSON string, escaped as a string is; invalid bytes are
  /// written unchanged.
  public static func appendEscaped(_ text: Span<UInt8>, to output: inout [UInt8]) {
    var runStart = 0
    var index = 0
    while true {
      index = StringBytes.endOfUnescapedRun(in: text, from: index)
      let length = lengthToEscape(in: text, at: index)
      if length == 0, index < text.count {
        // The lead byte is that of an escaped character, but the character is another one.
        index += 1
        continue
      }
      text.extracting(runStart..<index).withUnsafeBufferPointer {
        output.append(contentsOf: $0)
      }
      guard index < text.count else { return }
      appendEscape(of: text.extracting(index..<(index + length)), to: &output)
      index += length
      runStart = index
    }
  }

  /// The length of the character at an index if it has to be escaped; otherwise 0.
  private static func lengthToEscape(in text: Span<UInt8>, at index: Int) -> Int {
    guard index < text.count else { return 0 }
    switch text[index] {
    case 0xC2:
      return index + 1 < text.count && text[index + 1] < 0xA0 ? 2 : 0
    case 0xE2:
      guard index + 2 < text.count, text[index + 1] == 0x80 else { return 0 }
      return text[index + 2] == 0xA8 || text[index + 2] == 0xA9 ? 3 : 0
    default:
      return 1
    }
  }

  private static func appendEscape(of character: Span<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\\"))
    switch character[0] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(character[0])
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    // The second byte of a C1 control equals its code point.
    case 0xC2: appendNumber(character[1], to: &output)
    case 0xE2: output.append(contentsOf: (character[2] == 0xA8 ? "u2028" : "u2029").utf8)
    default: appendNumber(character[0], to: &output)
    }
  }

  private static func appendNumber(_ number: UInt8, to output: inout [UInt8]) {
    output.append(contentsOf: "u00".utf8)
    output.append(UInt8(hexadecimalDigit: number >> 4))
    output.append(UInt8(hexadecimalDigit: number & 0xF))
  }
}
