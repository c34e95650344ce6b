/// A Markdown source that is one line of words: most strings of insights are, and need no parser.
enum PlainLine {
  /// Whether a source is a line without anything that means something in Markdown, or that a
  /// document cannot hold: it is shown as it stands.
  static func holds(_ source: String) -> Bool {
    let bytes = source.utf8
    // What begins with a letter begins no block.
    guard let first = bytes.first, first.isLetter || first >= 0x80,
      bytes.last != UInt8(ascii: " ")
    else { return false }
    return bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"),
        UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "%"):
        true
      // Not the first bytes of controls, direction controls, line ends and noncharacters.
      case 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE: true
      default: byte.isAlphanumeric
      }
    }
  }

  /// Appends a line as libcmark would write it.
  static func appendHTML(_ line: String, isTight: Bool, to output: inout [UInt8]) {
    if !isTight { output += "<p>".utf8 }
    output += line.utf8
    if !isTight { output += "</p>\n".utf8 }
  }
}
