/// Parses text into words.
///
/// A word is a run of letters and digits, with an apostrophe inside it. Scripts that are written
/// without spaces have no such runs: of Han, Kana, Hangul and Thai every pair of neighbours is a
/// word.
///
/// One scanner is used for many texts, so that nothing is allocated for most of them.
struct WordScanner: ~Copyable {
  /// Finds the words that have characters beyond ASCII.
  private var mixedWords = MixedWordScanner()
  /// Room for the text at hand with its padding.
  private var text = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  /// Room for the words of the text at hand.
  private var words = UnsafeMutableBufferPointer<WordHash>(start: nil, count: 0)

  deinit {
    text.deallocate()
    words.deallocate()
  }

  /// Calls a closure with the words of a text, in order.
  mutating func withWords<Result>(
    of text: String, _ body: (UnsafeBufferPointer<WordHash>) -> Result
  ) -> Result {
    let bytes = text.utf8Span.span.withUnsafeBytes { copy($0) }
    var list = WordList(in: words)
    scan(bytes, to: &list)
    return body(list.words)
  }

  /// Copies a text, so that there is padding behind it, and makes room for its words.
  private mutating func copy(_ bytes: UnsafeRawBufferPointer) -> WordBytes {
    let count = bytes.count + WordBytes.padding
    if text.count < count {
      text.deallocate()
      words.deallocate()
      text = .allocate(byteCount: 2 * count, alignment: WordBytes.padding)
      // Each word has a byte, and between two words there is at least one more.
      words = .allocate(capacity: count)
    }
    text.copyMemory(from: bytes)
    text.storeBytes(of: SIMD64<UInt8>.zero, toByteOffset: bytes.count, as: SIMD64<UInt8>.self)
    return WordBytes(padded: UnsafeRawBufferPointer(rebasing: text[..<count]))
  }

  /// Finds the words of ASCII where runs of their bytes end, 64 bytes at a time.
  private mutating func scan(_ bytes: WordBytes, to words: inout WordList) {
    var place = 0
    // Where the word at hand begins, and whether there is one: the lowest bit.
    var start = 0
    var isInWord: UInt64 = 0
    // A word may end where the text does, and is found in what follows.
    while place < bytes.count || isInWord != 0 {
      let kinds = ByteKinds(bytes, from: place)
      let before = kinds.word << 1 | isInWord
      var starts = kinds.word & ~before
      var ends = before & ~kinds.word
      // A word that ends with a character beyond ASCII may go on with it.
      if kinds.beyondASCII != 0 { ends &= (kinds.beyondASCII & (0 &- kinds.beyondASCII)) - 1 }
      if isInWord == 0 { start = place &+ starts.removeLowestBit() }
      while ends != 0 {
        let end = place &+ ends.removeLowestBit()
        if let hash = WordHash(bytes, from: start, upTo: end, setting: WordHash.lowerCase) {
          words.append(hash)
        }
        start = place &+ starts.removeLowestBit()
      }
      if kinds.beyondASCII == 0 {
        place &+= ByteKinds.width
        isInWord = kinds.word >> 63
      } else {
        let first = place &+ kinds.beyondASCII.trailingZeroBitCount
        place = mixedWords.scan(bytes, from: min(start, first), to: &words)
        isInWord = 0
      }
    }
  }
}

extension UInt64 {
  /// Clears the lowest bit that is set and returns its place; 64 if there is none.
  @inline(__always)
  fileprivate mutating func removeLowestBit() -> Int {
    defer { self &= self &- 1 }
    return trailingZeroBitCount
  }
}
