/// White space at the edges of a text, where it decides what the markup beside it does: emphasis
/// neither opens before white space nor closes after it (CommonMark 6.2).
extension PlainTextWriter {
  /// Writes a text that is empty or all white space.
  mutating func writeBlank(isEmpty: Bool) {
    guard !isEmpty, !previous.isWhiteSpace, !following.isWhiteSpace else { return }
    if position.isAfterBackslash { output.append(UInt8(ascii: "\\")) }
    CharacterReference.append(0x20, to: &output)
  }

  /// Writes the white space before a text.
  mutating func writeLeadingSpace() {
    guard !previous.isWhiteSpace else { return }
    if needsReference(beside: previous) {
      CharacterReference.append(0x20, to: &output)
      previous = UInt8(ascii: ";")
    } else {
      output.append(UInt8(ascii: " "))
      previous = UInt8(ascii: " ")
    }
  }

  /// What is written for the white space after a text.
  var trailingSpace: [UInt8] {
    guard !following.isWhiteSpace else { return [] }
    if following.isAlphanumeric || following >= 0x80 { return [UInt8(ascii: " ")] }
    return Array("&#32;".utf8)
  }

  /// Whether white space beside a byte has to be a character reference, lest the byte act
  /// otherwise than it does beside the text.
  func needsReference(beside byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "\n", "\t", " ", "0"..."9", "A"..."Z", "a"..."z", "\u{80}"...: false
    case ".", ",", ";", ":", "?", ")": position.isLineStart
    default: true
    }
  }

  /// Where a text ends without a last space beyond ASCII that has to be a character reference.
  func endWithoutUnicodeSpace(_ text: Span<UInt8>) -> Int {
    guard text[text.count - 1] >= 0x80, !following.isWhiteSpace else { return text.count }
    var start = text.count - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return TextScalar(in: text, at: start).isUnicodeSpace ? start : text.count
  }
}
