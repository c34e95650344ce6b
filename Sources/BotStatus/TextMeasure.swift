/// How long a text is.
struct TextMeasure {
  /// The number of words, words being parted by Unicode's white space.
  private(set) var words = 0
  /// The number of Unicode scalars.
  private(set) var scalars = 0

  /// What stands before the next byte: 0x80 for white space, as in the lowest byte of a word in which
  /// white space is marked, and 0 for anything else.
  private var before: UInt64 = 0x80

  /// Measures a text.
  init(_ text: String) {
    measure(text.utf8Span.span)
  }

  private mutating func measure(_ bytes: Span<UInt8>) {
    var index = 0
    while index + 16 <= bytes.count {
      let first = ByteWord.load(from: bytes, at: index)
      let second = ByteWord.load(from: bytes, at: index + 8)
      if (first | second) & ByteWord.highBits == 0 {
        words += ByteWord.count(startsOfWords(in: first), startsOfWords(in: second))
        scalars += 16
        index += 16
      } else {
        index = measure(bytes, from: index, to: index + 16)
      }
    }
    while index < bytes.count {
      let next = min(index + 8, bytes.count)
      // Spaces behind the text begin no word.
      let word = ByteWord.load(from: bytes, at: index, filledWith: UInt8(ascii: " "))
      if word & ByteWord.highBits == 0 {
        words += ByteWord.count(startsOfWords(in: word), 0)
        scalars += next - index
        index = next
      } else {
        index = measure(bytes, from: index, to: next)
      }
    }
  }

  /// Which of the next eight ASCII characters begin a word: those that follow white space.
  private mutating func startsOfWords(in word: UInt64) -> UInt64 {
    let whiteSpace = ByteWord.whiteSpace(in: word)
    defer { before = whiteSpace >> 56 }
    return ~whiteSpace & (whiteSpace << 8 | before) & ByteWord.highBits
  }

  /// Measures at least up to an index and returns where it stopped.
  private mutating func measure(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      let length = WhiteSpace.length(in: bytes, at: index)
      if length == 0, before != 0 { words += 1 }
      before = length == 0 ? 0 : 0x80
      if bytes[index] & 0xC0 != 0x80 { scalars += 1 }
      index += max(length, 1)
    }
    return index
  }
}
