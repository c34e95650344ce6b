internal import TextScanning

/// A word that can be searched for, with how much it says about a text.
struct SearchTerm: Sendable, Hashable {
  /// The folded letters as UTF-8, or two neighbours of a script without spaces.
  let letters: ArraySlice<UInt8>
  /// From 0, for a word that appears once, to 3, for one in the title.
  let weight: UInt8
}

/// The words of a text, each once, in the order in which they first appear.
struct SearchTerms: Sendable, RandomAccessCollection {
  private let table: TermTable
  private let weights: [UInt8]

  fileprivate init(_ table: TermTable, weights: [UInt8]) {
    self.table = table
    self.weights = weights
  }

  /// The first index: 0.
  var startIndex: Int { 0 }
  /// The number of words.
  var endIndex: Int { weights.count }

  /// A word.
  subscript(index: Int) -> SearchTerm {
    SearchTerm(letters: table[index], weight: weights[index])
  }
}

/// Counts the words of a text.
///
/// A word is a run of letters, marks and digits (`[\p{L}\p{M}\p{N}]`), in lower case and without
/// accents. A run in a script without spaces is cut into all pairs of neighbours, so that any part
/// of it can be found, and its last character, so that each single one begins a term.
struct SearchTermCounter {
  /// The maximum length of a term in Unicode scalars; what follows in a longer word is left out.
  static let maximumLength = 40

  private var folding = FoldedScalars()
  /// The letters below U+3000 that were folded; what is in the text of the terms before
  /// ``takeTerms()`` is among them, too.
  private(set) var letters = LetterSet()
  private var table = TermTable()
  private var counts: [Int32] = []
  private var titleFlags: [Bool] = []

  private var word = WordBuffer()
  private var wordLength = 0
  /// The character of a script without spaces just before; its length is 0 for none.
  private var neighbour = FoldedScalar.none
  private var isTitle = false

  /// Counts the words of a text in valid UTF-8.
  mutating func add(_ text: ArraySlice<UInt8>, isTitle: Bool = false) {
    self.isTitle = isTitle
    text.withUnsafeBufferPointer { text in
      var offset = 0
      while offset < text.count {
        let byte = text[offset]
        if byte < 0x80 {
          offset += 1
          if byte.isAlphanumeric {
            if neighbour.count > 0 { endRun() }
            if wordLength < Self.maximumLength {
              wordLength += 1
              word.append(byte.lowercased)
            }
          } else if !word.isEmpty || neighbour.count > 0 {
            endWord()
          }
        } else {
          let (scalar, length) = Self.scalar(at: offset, in: text)
          offset += length
          take(scalar)
        }
      }
    }
    endWord()
  }

  /// Decodes the scalar at an offset of valid UTF-8.
  private static func scalar(
    at offset: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = text[offset]
    let length = min(lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4, text.count - offset)
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for index in 1..<max(length, 1) { value = value << 6 | UInt32(text[offset + index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    let folded = folding[scalar]
    if folded.kind != .separator { letters.insert(scalar) }
    switch folded.kind {
    case .separator: endWord()
    case .word:
      guard folded.count > 0 else { return }
      endRun()
      guard wordLength < Self.maximumLength else { return }
      wordLength += 1
      word.append(folded)
    case .dense:
      guard folded.count > 0 else { return }
      if !word.isEmpty { endWord() }
      if neighbour.count > 0 {
        word.append(neighbour)
        word.append(folded)
        countWord()
      }
      neighbour = folded
    }
  }

  /// Ends a run of a script without spaces.
  private mutating func endRun() {
    guard neighbour.count > 0 else { return }
    word.append(neighbour)
    countWord()
    neighbour = .none
  }

  private mutating func endWord() {
    endRun()
    guard !word.isEmpty else { return }
    countWord()
    wordLength = 0
  }

  private mutating func countWord() {
    let number = word.withBytes { table.number(in: $0) }
    if number == counts.count {
      counts.append(1)
      titleFlags.append(isTitle)
    } else {
      counts[number] += 1
      if isTitle { titleFlags[number] = true }
    }
    word.removeAll()
  }

  /// The words counted so far; the next ones are counted anew.
  mutating func takeTerms() -> SearchTerms {
    let weights = zip(counts, titleFlags).map { count, isInTitle -> UInt8 in
      isInTitle ? 3 : count > 3 ? 2 : count > 1 ? 1 : 0
    }
    defer {
      table = TermTable()
      counts.removeAll(keepingCapacity: true)
      titleFlags.removeAll(keepingCapacity: true)
    }
    return SearchTerms(table, weights: weights)
  }
}

/// The letters of a word, of which there is one at a time.
private struct WordBuffer {
  /// The longest term has 40 scalars of four bytes at most, and a pair is shorter.
  private var bytes = InlineArray<160, UInt8>(repeating: 0)
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  mutating func append(_ byte: UInt8) {
    bytes[count] = byte
    count += 1
  }

  mutating func append(_ letters: FoldedScalar) {
    letters.forEachByte { append($0) }
  }

  mutating func removeAll() { count = 0 }

  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.span.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
  }
}
