extension PlainText {
  /// Appends text as a double-quoted YAML scalar on one line, quotes included.
  ///
  ///     say "hi" ⏎ bye   →   "say \"hi\" \n bye"
  ///
  /// A parser of YAML 1.1 or 1.2 reads back exactly the text: nothing is normalised. Line breaks
  /// and characters that are not printable in YAML (YAML 1.2.2, 5.1) are escaped (5.7), and so are
  /// direction controls, which would reorder the line in an editor.
  public static func appendYAML(_ text: String, to output: inout [UInt8]) {
    appendYAML(text, to: &output) { _, _ in false }
  }

  /// Appends text as a double-quoted YAML scalar for the front matter of Markdown.
  ///
  ///     Ann <img src=x> [a](b)   →   "Ann \x3Cimg src=x> [a\x5D(b)"
  ///
  /// A YAML parser reads back exactly the text, as with ``appendYAML(_:to:)``. A Markdown reader
  /// that does not know front matter sees text in which nothing acts as markup: what would is
  /// written as a YAML escape, which Markdown does not decode.
  public static func appendFrontMatter(_ text: String, to output: inout [UInt8]) {
    appendYAML(text, to: &output) { FrontMatterMark.acts(at: $0, in: $1) }
  }

  /// Appends a scalar, also escaping the ASCII characters that a predicate picks.
  ///
  /// - Parameter isMark: Whether to escape the byte at an index of the text.
  private static func appendYAML(
    _ text: String, to output: inout [UInt8],
    escaping isMark: (_ index: Int, _ text: Span<UInt8>) -> Bool
  ) {
    output.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { buffer in
      let bytes = buffer.span
      var run = 0
      var index = 0
      while index < bytes.count {
        let scalar = TextScalar(in: bytes, at: index)
        // CRLF counts as one scalar in `TextScalar`; here each of the two is escaped.
        let length = scalar.value < 0x80 ? 1 : scalar.length
        if isEscapedInYAML(scalar.value) || scalar.value < 0x80 && isMark(index, bytes) {
          bytes.extracting(run..<index).withUnsafeBufferPointer { output.append(contentsOf: $0) }
          appendYAMLEscape(scalar.value, to: &output)
          run = index + length
        }
        index += length
      }
      bytes.extracting(run..<bytes.count)
        .withUnsafeBufferPointer { output.append(contentsOf: $0) }
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func isEscapedInYAML(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0...0x1F, 0x22, 0x5C, 0x7F...0x9F: true
    case 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    case 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static func appendYAMLEscape(_ scalar: UInt32, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\\"))
    switch Unicode.Scalar(scalar) {
    case "\"": output.append(UInt8(ascii: "\""))
    case "\\": output.append(UInt8(ascii: "\\"))
    case "\n": output.append(UInt8(ascii: "n"))
    case "\r": output.append(UInt8(ascii: "r"))
    case "\t": output.append(UInt8(ascii: "t"))
    default:
      let width = scalar < 0x100 ? 2 : 4
      output.append(UInt8(ascii: width == 2 ? "x" : "u"))
      let digits = String(scalar, radix: 16, uppercase: true)
      output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: width - digits.utf8.count))
      output.append(contentsOf: digits.utf8)
    }
  }
}
