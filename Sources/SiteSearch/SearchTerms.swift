internal import TextScanning

/// A word that can be searched for, with how much it says about a text.
struct SearchTerm: Sendable, Hashable {
  /// The folded letters as UTF-8, or two neighbours of a script without spaces.
  let letters: [UInt8]
  /// From 0, for a word that appears once, to 3, for one in the title.
  let weight: UInt8
}

/// The words of a text, each once.
///
/// A word is a run of letters, marks and digits (`[\p{L}\p{M}\p{N}]`), in lower case and without
/// accents. A run in a script without spaces is cut into all pairs of neighbours, so that any part
/// of it can be found, and its last character, so that each single one begins a term.
struct SearchTermCounter {
  /// The maximum length of a term in Unicode scalars; what follows in a longer word is left out.
  static let maximumLength = 40

  private(set) var folding = LetterFolding()
  /// The letters of all terms, one after the other.
  private var letters: [UInt8] = []
  private var terms: [(range: Range<Int>, count: Int, isInTitle: Bool)] = []
  /// The indices of the terms by their hash, whose seed nobody knows who writes a text.
  private var indices: [Int: Int] = [:]

  private var word: [UInt8] = []
  private var wordLength = 0
  /// The character of a script without spaces just before.
  private var neighbour: [UInt8] = []
  private var isTitle = false

  /// Counts the words of a text.
  mutating func add(_ text: [UInt8], isTitle: Bool = false) {
    self.isTitle = isTitle
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      if byte < 0x80 {
        offset += 1
        if byte.isAlphanumeric {
          endRun()
          append([byte.lowercased])
        } else {
          endWord()
        }
      } else {
        let (scalar, length) = Self.scalar(at: offset, in: text)
        offset += length
        take(scalar)
      }
    }
    endWord()
  }

  /// Decodes the scalar at an offset of valid UTF-8.
  private static func scalar(
    at offset: Int, in text: [UInt8]
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = text[offset]
    let length = min(lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4, text.count - offset)
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for next in text[(offset + 1)..<(offset + length)] { value = value << 6 | UInt32(next & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    let folded = folding[scalar]
    switch folded.kind {
    case .separator: endWord()
    case .word:
      guard !folded.letters.isEmpty else { return }
      endRun()
      append(folded.letters)
    case .dense:
      guard !folded.letters.isEmpty else { return }
      if !word.isEmpty { endWord() }
      if !neighbour.isEmpty { count(neighbour + folded.letters) }
      neighbour = folded.letters
    }
  }

  private mutating func append(_ letters: [UInt8]) {
    guard wordLength < Self.maximumLength else { return }
    wordLength += 1
    word += letters
  }

  /// Ends a run of a script without spaces.
  private mutating func endRun() {
    guard !neighbour.isEmpty else { return }
    count(neighbour)
    neighbour = []
  }

  private mutating func endWord() {
    endRun()
    guard !word.isEmpty else { return }
    count(word)
    word.removeAll(keepingCapacity: true)
    wordLength = 0
  }

  private mutating func count(_ term: [UInt8]) {
    var hasher = Hasher()
    term.withUnsafeBytes { hasher.combine(bytes: $0) }
    let hash = hasher.finalize()
    if let index = indices[hash] {
      terms[index].count += 1
      if isTitle { terms[index].isInTitle = true }
    } else {
      indices[hash] = terms.count
      let start = letters.count
      letters += term
      terms.append((start..<letters.count, 1, isTitle))
    }
  }

  /// The terms counted so far, in no particular order.
  var result: [SearchTerm] {
    terms.map { term in
      let weight: UInt8 = term.isInTitle ? 3 : term.count > 3 ? 2 : term.count > 1 ? 1 : 0
      return SearchTerm(letters: Array(letters[term.range]), weight: weight)
    }
  }
}
