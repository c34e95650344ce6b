extension PlainText {
  /// Appends a text as a YAML double-quoted scalar on one line, quotes included.
  ///
  ///     say "hi" ⏎ bye   →   "say \"hi\" \n bye"
  ///
  /// A parser of YAML 1.1 or 1.2 reads back exactly the text: nothing is normalised. Line breaks,
  /// and what YAML does not take for printable (YAML 1.2.2, 5.1), are escaped (5.7), and so are
  /// direction controls, which would reorder the line in an editor.
  public static func appendYAML(_ text: String, to output: inout [UInt8]) {
    appendYAML(text, to: &output) { _, _ in false }
  }

  /// Appends a text as a YAML double-quoted scalar for the front matter of Markdown.
  ///
  ///     Ann <img src=x> [a](b)   →   "Ann \x3Cimg src=x> [a\x5D(b)"
  ///
  /// A parser of YAML reads back exactly the text, as from ``appendYAML(_:to:)``. A reader of
  /// Markdown that knows no front matter takes the line for text, in which nothing acts: what
  /// would is written as an escape of YAML, which Markdown does not read.
  public static func appendFrontMatter(_ text: String, to output: inout [UInt8]) {
    appendYAML(text, to: &output) { FrontMatterMark.acts(at: $0, in: $1) }
  }

  /// Appends a scalar, and escapes the ASCII characters that a function names, too.
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
        // A scalar at a time, CRLF too.
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
