internal import TextScanning

/// White space at the edges of a text, which decides what the markup next to it does: emphasis
/// neither opens before white space nor closes after it (CommonMark 6.2).
extension PlainTextWriter {
  mutating func writeBlank(isEmpty: Bool) {
    guard !isEmpty, !previous.isWhiteSpace, !following.isWhiteSpace else { return }
    if position.isAfterBackslash { output.append(UInt8(ascii: "\\")) }
    CharacterReference.append(0x20, to: &output)
  }

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

  /// Writes the first character if it must be a reference; returns the index to continue from.
  mutating func writeFirstScalar(_ text: Span<UInt8>, at start: Int) -> Int {
    guard text[start] >= 0x80 else { return start }
    let scalar = TextScalar(in: text, at: start)
    guard scalar.isDroppedAtEdge else { return start }
    CharacterReference.append(scalar.value, to: &output)
    previous = UInt8(ascii: ";")
    return start + scalar.length
  }

  /// What to write for the white space at the end of the text, and for its last character if that
  /// has to be a reference; `end` is then moved before it.
  func trailingEdge(_ text: Span<UInt8>, from start: Int, to end: inout Int) -> [UInt8] {
    let space = end < text.count ? trailingSpace : []
    guard start < end, text[end - 1] >= 0x80 else { return space }
    var last = end - 1
    while last > start, text[last] & 0xC0 == 0x80 { last -= 1 }
    let scalar = TextScalar(in: text, at: last)
    guard scalar.isDroppedAtEdge else { return space }
    end = last
    while end > start, text[end - 1].isWhiteSpace { end -= 1 }
    var edge = end < last ? [UInt8(ascii: " ")] : []
    CharacterReference.append(scalar.value, to: &edge)
    return edge + space
  }

  /// What to write for the white space at the end of the text.
  private var trailingSpace: [UInt8] {
    guard !following.isWhiteSpace else { return [] }
    if following.isAlphanumeric || following >= 0x80 { return [UInt8(ascii: " ")] }
    return Array("&#32;".utf8)
  }

  /// Whether white space next to a byte has to be a character reference, so that the byte is read
  /// the same way as next to a word.
  func needsReference(beside byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "\n", "\t", " ", "0"..."9", "A"..."Z", "a"..."z", "\u{80}"...: false
    case ".", ",", ";", ":", "?", ")": position.isLineStart
    default: true
    }
  }
}
