internal import TextScanning

/// Detects whether one text repeats another.
enum Repetition {
  /// Whether a text begins with another one, ignoring white space.
  static func begins(_ text: String, with start: String) -> Bool {
    begins(text.utf8Span.span, with: start.utf8Span.span)
  }

  private static func begins(_ text: Span<UInt8>, with start: Span<UInt8>) -> Bool {
    var index = 0
    var startIndex = 0
    while true {
      // Equal bytes contain equal white space, so only the place where they end needs a closer
      // look. It starts at a character boundary, since white space may be several bytes long.
      var count = ByteWord.countOfSameBytes(text, from: index, start, from: startIndex)
      while count > 0,
        isInsideScalar(text, at: index + count)
          || isInsideScalar(start, at: startIndex + count)
      { count -= 1 }
      index += count
      startIndex += count
      skipWhiteSpace(in: start, at: &startIndex)
      skipWhiteSpace(in: text, at: &index)
      guard startIndex < start.count else { return true }
      guard index < text.count, text[index] == start[startIndex] else { return false }
      index += 1
      startIndex += 1
    }
  }

  /// Whether `repetition` repeats the beginning of a text, ignoring punctuation, case, Markdown
  /// markup and an ellipsis at the end.
  static func repeats(_ text: String, in repetition: String) -> Bool {
    let words = WordKey.key(of: text)
    let repeated = WordKey.key(of: repetition)
    guard words.utf8.starts(with: repeated.utf8) else { return false }
    return words.utf8.count == repeated.utf8.count
      || words.utf8.dropFirst(repeated.utf8.count).first == UInt8(ascii: " ")
  }

  /// Whether an index points inside a scalar, at a byte other than its first one.
  private static func isInsideScalar(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    index < bytes.count && bytes[index] & 0xC0 == 0x80
  }

  private static func skipWhiteSpace(in bytes: Span<UInt8>, at index: inout Int) {
    while index < bytes.count {
      let length = WhiteSpace.length(in: bytes, at: index)
      guard length > 0 else { return }
      index += length
    }
  }
}
