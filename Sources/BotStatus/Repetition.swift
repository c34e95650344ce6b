/// Whether one text repeats another.
enum Repetition {
  /// Whether a text begins with another one, white space not counted.
  static func begins(_ text: String, with start: String) -> Bool {
    let text = Array(text.utf8)
    let start = Array(start.utf8)
    var index = 0
    var startIndex = 0
    while true {
      skipWhiteSpace(in: start.span, at: &startIndex)
      skipWhiteSpace(in: text.span, at: &index)
      guard startIndex < start.count else { return true }
      guard index < text.count, text[index] == start[startIndex] else { return false }
      index += 1
      startIndex += 1
    }
  }

  /// Whether a text says what another one begins with, in a spelling of its own: punctuation, case
  /// and marks of Markdown are not compared, and neither is an ellipsis at its end.
  static func repeats(_ text: String, in repetition: String) -> Bool {
    let words = WordKey.key(of: text)
    let repeated = WordKey.key(of: repetition)
    guard words.utf8.starts(with: repeated.utf8) else { return false }
    return words.utf8.count == repeated.utf8.count
      || words.utf8.dropFirst(repeated.utf8.count).first == UInt8(ascii: " ")
  }

  private static func skipWhiteSpace(in bytes: Span<UInt8>, at index: inout Int) {
    while index < bytes.count {
      let length = WhiteSpace.length(in: bytes, at: index)
      guard length > 0 else { return }
      index += length
    }
  }
}
