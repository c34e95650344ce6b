internal import TextScanning

/// The length of a text in words and scalars.
struct TextMeasure {
  /// The number of words, separated by Unicode white space.
  private(set) var words = 0
  /// The number of Unicode scalars.
  private(set) var scalars = 0

  /// The kind of the character before the next byte: 0x80 for white space, as in the lowest byte of
  /// a white-space mask, and 0 for anything else.
  private var before: UInt64 = 0x80

  init(_ text: Span<UInt8>) {
    measure(text)
  }

  private mutating func measure(_ bytes: Span<UInt8>) {
    var index = 0
    while index < bytes.count {
      index = measurePlain(bytes, from: index)
      let next = min(index + 8, bytes.count)
      // Padding with spaces adds no words.
      let word = ByteWord.load(from: bytes, at: index, filledWith: UInt8(ascii: " "))
      if word & ByteWord.highBits == 0 {
        let spaces = ByteWord.whiteSpace(in: word)
        words += ByteWord.count(~spaces & (spaces << 8 | before) & ByteWord.highBits, 0)
        before = spaces >> 56
        scalars += next - index
        index = next
      } else {
        index = measure(bytes, from: index, to: next)
      }
    }
  }

  /// Measures sixteen bytes at a time while all are printable ASCII; returns where it stopped.
  ///
  /// The only white space among them is the space. A word begins at a non-space after a space.
  private mutating func measurePlain(_ bytes: Span<UInt8>, from start: Int) -> Int {
    // The whole transcript goes through this hot loop: the index is known to be in bounds, and the
    // counters are local variables.
    var index = start
    var words = 0
    var before = ~before & 0x80
    bytes.withUnsafeBytes { buffer in
      while buffer.count - index >= 16 {
        let first = ByteWord.load(from: buffer, at: index)
        let second = ByteWord.load(from: buffer, at: index &+ 8)
        guard ByteWord.arePrintable(first, second) else { return }
        let firstOthers = ByteWord.others(than: UInt8(ascii: " "), in: first)
        let secondOthers = ByteWord.others(than: UInt8(ascii: " "), in: second)
        words &+= ByteWord.count(
          firstOthers & ~(firstOthers << 8 | before),
          secondOthers & ~(secondOthers << 8 | firstOthers >> 56))
        before = secondOthers >> 56
        index &+= 16
      }
    }
    self.words += words
    self.before = ~before & 0x80
    scalars += index - start
    return index
  }

  /// Measures at least up to an index, and returns the index at which it stopped.
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
