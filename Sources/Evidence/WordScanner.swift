/// Splits text into words.
///
/// A word is a run of letters and digits, with apostrophes allowed inside it. Scripts written
/// without spaces have no such runs: in Han, Kana, Hangul and Thai, every pair of adjacent
/// characters is a word.
///
/// One scanner is reused for many texts, so that most of them need no allocation.
struct WordScanner: ~Copyable {
  /// The scanner for words that contain non-ASCII characters.
  private var mixedWords = MixedWordScanner()
  /// The buffer for the current text and its padding.
  private var text = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  /// The buffer for the words of the current text.
  private var words = UnsafeMutableBufferPointer<WordHash>(start: nil, count: 0)

  deinit {
    text.deallocate()
    words.deallocate()
  }

  /// Calls a closure with the words of a text, in order.
  mutating func withWords<Result>(
    of text: Span<UInt8>, _ body: (UnsafeBufferPointer<WordHash>) -> Result
  ) -> Result {
    let bytes = text.withUnsafeBytes { copy($0) }
    var list = WordList(in: words)
    scan(bytes, to: &list)
    return body(list.words)
  }

  /// Copies a text to add padding after it, and reserves capacity for its words.
  private mutating func copy(_ bytes: UnsafeRawBufferPointer) -> WordBytes {
    let count = bytes.count + WordBytes.padding
    if text.count < count {
      text.deallocate()
      words.deallocate()
      text = .allocate(byteCount: 2 * count, alignment: WordBytes.padding)
      // Each word has at least one byte, and there is at least one more between two words.
      words = .allocate(capacity: count)
    }
    text.copyMemory(from: bytes)
    text.storeBytes(of: SIMD64<UInt8>.zero, toByteOffset: bytes.count, as: SIMD64<UInt8>.self)
    return WordBytes(padded: UnsafeRawBufferPointer(rebasing: text[..<count]))
  }

  /// Finds ASCII words at the ends of runs of their bytes, 64 bytes at a time.
  private mutating func scan(_ bytes: WordBytes, to words: inout WordList) {
    var place = 0
    // The start of the current word, and whether there is one, in the lowest bit.
    var start = 0
    var isInWord: UInt64 = 0
    // A word may end at the end of the text; its end is then found in the padding.
    while place < bytes.count || isInWord != 0 {
      let kinds = ByteKinds(bytes, from: place)
      let before = kinds.word << 1 | isInWord
      var starts = kinds.word & ~before
      var ends = before & ~kinds.word
      // A word followed by a non-ASCII character may continue with it.
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
  /// Clears the lowest set bit and returns its index; 64 if there is none.
  @inline(__always)
  fileprivate mutating func removeLowestBit() -> Int {
    defer { self &= self &- 1 }
    return trailingZeroBitCount
  }
}

/// A list of words in a buffer with capacity for the largest possible number of words.
struct WordList {
  private let room: UnsafeMutableBufferPointer<WordHash>
  private var count = 0

  /// Makes an empty list, valid only as long as the buffer is.
  init(in room: UnsafeMutableBufferPointer<WordHash>) {
    self.room = room
  }

  var words: UnsafeBufferPointer<WordHash> {
    UnsafeBufferPointer(rebasing: room[..<count])
  }

  /// Appends a word; a word that does not fit is dropped.
  @inline(__always)
  mutating func append(_ word: WordHash) {
    assert(count < room.count, "each word has a byte")
    guard count < room.count else { return }
    room[count] = word
    count &+= 1
  }
}
