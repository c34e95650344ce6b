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

  private static func skipWhiteSpace(in bytes: Span<UInt8>, at index: inout Int) {
    while index < bytes.count {
      let length = WhiteSpace.length(in: bytes, at: index)
      guard length > 0 else { return }
      index += length
    }
  }
}
