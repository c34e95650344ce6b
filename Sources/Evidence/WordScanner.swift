/// Parts text into words.
///
/// A word is a run of letters and digits, with an apostrophe inside it. Scripts that are written
/// without spaces have no such runs: of Han, Kana, Hangul and Thai every pair of neighbours is a
/// word.
struct WordScanner {
  /// The bytes of the word at hand, in lower case.
  private var word: [UInt8] = []
  /// The last letter of a script without spaces; nil behind anything else.
  private var neighbour: Unicode.Scalar?
  private var words: [WordHash] = []

  /// The words of a text, in order.
  static func words(of text: String) -> [WordHash] {
    var scanner = WordScanner()
    scanner.words.reserveCapacity(text.utf8.count / 5)
    for scalar in text.unicodeScalars { scanner.take(scalar) }
    scanner.endWord()
    return scanner.words
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39:
      word.append(UInt8(truncatingIfNeeded: scalar.value))
      neighbour = nil
    case 0x41...0x5A:
      word.append(UInt8(truncatingIfNeeded: scalar.value) | 0x20)
      neighbour = nil
    case 0x27, 0x2019:
      if !word.isEmpty { word.append(0x27) }
      neighbour = nil
    case 0..<0x80:
      endWord()
      neighbour = nil
    default:
      takeBeyondASCII(scalar)
    }
  }

  private mutating func takeBeyondASCII(_ scalar: Unicode.Scalar) {
    if Self.isWithoutSpaces(scalar) {
      endWord()
      if let neighbour {
        words.append(WordHash([neighbour, scalar].flatMap { Array(String($0).utf8) }))
      }
      neighbour = scalar
      return
    }
    neighbour = nil
    let properties = scalar.properties
    if properties.isAlphabetic || properties.numericType != nil || properties.isDiacritic {
      word.append(contentsOf: properties.lowercaseMapping.utf8)
    } else {
      endWord()
    }
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    words.append(WordHash(Self.stem(of: word)))
    word.removeAll(keepingCapacity: true)
  }

  /// The word without the first of these endings that leaves at least four letters.
  private static func stem(of word: [UInt8]) -> ArraySlice<UInt8> {
    let word = word[..<(word.lastIndex { $0 != 0x27 }.map { $0 + 1 } ?? 0)]
    for ending in endings
    where word.count >= ending.count + 4 && word.suffix(ending.count) == ending {
      return word.dropLast(ending.count)
    }
    return word
  }

  private static let endings = ["'s", "ing", "ed", "es", "s", "ly"].map { Array($0.utf8)[...] }

  private static func isWithoutSpaces(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0E7F, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF,
      0x20000...0x3134F:
      true
    default: false
    }
  }
}
