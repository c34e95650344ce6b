extension PlainText {
  /// Appends a text to HTML that was written so far, as text or as the value of an attribute.
  public static func appendHTML(_ text: String, to output: inout [UInt8]) {
    for byte in normalised(text).utf8 {
      switch byte {
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): output.append(contentsOf: "&#39;".utf8)
      case UInt8(ascii: "\n"): output.append(contentsOf: "<br>\n".utf8)
      default: output.append(byte)
      }
    }
  }
}
