/// How long a text is.
struct TextMeasure {
  /// The number of words, words being parted by Unicode's white space.
  private(set) var words = 0
  /// The number of Unicode scalars.
  private(set) var scalars = 0

  private var isInWord = false

  /// Measures a text.
  init(_ text: String) {
    var text = text
    text.withUTF8 { measure($0.span) }
  }

  private mutating func measure(_ bytes: Span<UInt8>) {
    var index = 0
    while index + 8 <= bytes.count {
      let word = ByteWord.load(from: bytes, at: index)
      if word & ByteWord.highBits == 0 {
        measure(ascii: word)
        index += 8
      } else {
        index = measure(bytes, from: index, to: index + 8)
      }
    }
    _ = measure(bytes, from: index, to: bytes.count)
  }

  /// Measures eight ASCII characters: a word begins where a character follows white space.
  private mutating func measure(ascii word: UInt64) {
    let whiteSpace = ByteWord.whiteSpace(in: word)
    let before = whiteSpace << 8 | (isInWord ? 0 : 0x80)
    words += ByteWord.count(~whiteSpace & before & ByteWord.highBits)
    scalars += 8
    isInWord = whiteSpace >> 63 == 0
  }

  /// Measures at least up to an index and returns where it stopped.
  private mutating func measure(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      let length = WhiteSpace.length(in: bytes, at: index)
      if length == 0, !isInWord { words += 1 }
      isInWord = length == 0
      if bytes[index] & 0xC0 != 0x80 { scalars += 1 }
      index += max(length, 1)
    }
    return index
  }
}
