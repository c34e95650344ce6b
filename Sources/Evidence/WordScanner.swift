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

  /// Calls the closure with each word of a text, in order.
  static func forEachWord(of text: String, _ body: (WordHash) -> Void) {
    var scanner = WordScanner()
    for scalar in text.unicodeScalars { scanner.take(scalar, body) }
    scanner.endWord(body)
  }

  private mutating func take(_ scalar: Unicode.Scalar, _ body: (WordHash) -> Void) {
    guard scalar.isASCII else { return takeBeyondASCII(scalar, body) }
    neighbour = nil
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39: word.append(UInt8(truncatingIfNeeded: scalar.value))
    case 0x41...0x5A: word.append(UInt8(truncatingIfNeeded: scalar.value) | 0x20)
    case 0x27: takeApostrophe()
    default: endWord(body)
    }
  }

  private mutating func takeApostrophe() {
    if !word.isEmpty { word.append(0x27) }
  }

  private mutating func takeBeyondASCII(_ scalar: Unicode.Scalar, _ body: (WordHash) -> Void) {
    if Self.isWithoutSpaces(scalar) {
      endWord(body)
      if let neighbour {
        body(WordHash([neighbour, scalar].flatMap { Array(String($0).utf8) }))
      }
      neighbour = scalar
      return
    }
    neighbour = nil
    guard scalar.value != 0x2019 else { return takeApostrophe() }
    let properties = scalar.properties
    if properties.isAlphabetic || properties.numericType != nil || properties.isDiacritic {
      word.append(contentsOf: properties.lowercaseMapping.utf8)
    } else {
      endWord(body)
    }
  }

  private mutating func endWord(_ body: (WordHash) -> Void) {
    guard !word.isEmpty else { return }
    body(WordHash(word[..<stemLength]))
    word.removeAll(keepingCapacity: true)
  }

  /// The length of the word without the first of these endings that leaves at least four letters:
  /// `'s`, `ing`, `ed`, `es`, `s`, `ly`.
  private var stemLength: Int {
    var length = word.count
    while length > 0, word[length - 1] == 0x27 { length -= 1 }
    func ends(in ending: StaticString) -> Bool {
      let count = ending.utf8CodeUnitCount
      guard length >= count + 4 else { return false }
      return (0..<count).allSatisfy { word[length - count + $0] == ending.utf8Start[$0] }
    }
    for ending in Self.endings where ends(in: ending) {
      return length - ending.utf8CodeUnitCount
    }
    return length
  }

  private static let endings: [StaticString] = ["'s", "ing", "ed", "es", "s", "ly"]

  private static func isWithoutSpaces(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0E7F, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF,
      0x20000...0x3134F:
      true
    default: false
    }
  }
}
