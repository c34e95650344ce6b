extension PlainText {
  /// Appends a text to Markdown that was written so far, whose end tells where on a line the
  /// text stands.
  ///
  /// - Parameter next: The byte that will follow the text, where the caller knows it; nil if
  ///   anything may follow.
  public static func appendMarkdown(
    _ text: String, to output: inout [UInt8], before next: UInt8? = nil
  ) {
    for byte in singleLine(text).utf8 {
      switch byte {
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E:
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      default: output.append(byte)
      }
    }
  }
}
