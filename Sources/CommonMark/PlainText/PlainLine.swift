/// A Markdown source that is one line of words: most strings of insights are, and need no parser.
enum PlainLine {
  /// Whether a source is a line without anything that means something in Markdown, or that a
  /// document cannot hold: it is shown as it stands.
  static func holds(_ source: String) -> Bool {
    let bytes = source.utf8
    guard let first = bytes.first, bytes.last != UInt8(ascii: " ") else { return false }
    // What begins with a letter begins no block, nor does a number that is no item's.
    guard first.isLetter || first >= 0x80 || first.isDigit && !beginsItem(bytes) else {
      return false
    }
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

  /// Whether digits begin the item of a list (CommonMark 5.2), or are all there is.
  private static func beginsItem(_ bytes: String.UTF8View) -> Bool {
    guard let mark = bytes.first(where: { !$0.isDigit }) else { return true }
    return mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
  }

  /// Whether a source is certain to be a paragraph without a line break, whatever stands in it.
  static func isParagraph(_ source: String) -> Bool {
    var bytes = Substring(source).utf8
    // Two asterisks before a word are no item and no thematic break (CommonMark 4.1).
    if bytes.starts(with: "**".utf8) { bytes = bytes.dropFirst(2) }
    guard let first = bytes.first, first.isLetter, bytes.count <= 1_000 else { return false }
    return bytes.allSatisfy { byte in
      switch byte {
      // It could begin the tag of a line break.
      case UInt8(ascii: "<"): false
      // Not the first bytes of line ends and of what a document cannot hold.
      case 0x20...0x7E, 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE: true
      default: false
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
