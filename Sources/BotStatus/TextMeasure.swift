/// How long a text is.
struct TextMeasure {
  /// The number of words, words being parted by Unicode's white space.
  private(set) var words = 0
  /// The number of Unicode scalars.
  private(set) var scalars = 0

  /// Measures a text.
  init(_ text: String) {
    var text = text
    text.withUTF8 { measure($0.span) }
  }

  private mutating func measure(_ bytes: Span<UInt8>) {
    var isInWord = false
    var index = 0
    while index < bytes.count {
      let length = WhiteSpace.length(in: bytes, at: index)
      if length > 0 {
        isInWord = false
        scalars += 1
        index += length
        continue
      }
      if !isInWord { words += 1 }
      isInWord = true
      if bytes[index] & 0xC0 != 0x80 { scalars += 1 }
      index += 1
    }
  }
}
