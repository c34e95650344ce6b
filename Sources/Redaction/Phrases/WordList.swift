internal import TextScanning

/// The words and phrases that a user wants left out: one on each line, with comments after a `#`
/// at the start of a line.
///
/// They are found as whole words, in any case, with their accents.
package struct WordList: Sendable {
  /// The words, in order.
  package let words: [String]
  let index: PhraseIndex

  /// Reads a list.
  package init(_ text: String) {
    var words: [String] = []
    for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let word = line.trimming { $0.isCWhiteSpace }
      guard let first = word.first, first != UInt8(ascii: "#") else { continue }
      words.append(String(Substring(word)))
    }
    if words.first?.unicodeScalars.first == "\u{FEFF}" {
      words[0] = String(String.UnicodeScalarView(words[0].unicodeScalars.dropFirst()))
      if words[0].isEmpty || words[0].utf8.first == UInt8(ascii: "#") { words.removeFirst() }
    }
    self.init(words: words)
  }

  /// Makes a list of words.
  package init(words: [String]) {
    self.words = words
    var index = PhraseIndex()
    for word in words {
      guard let phrase = Phrase(word, spelling: .accented) else { continue }
      index.add(phrase)
    }
    self.index = index
  }

  /// The lines of a list that no text can contain: they have no letters and digits.
  package var unusable: [String] { words.filter { Phrase($0, spelling: .accented) == nil } }

  /// The places of the words in a text, in order.
  func ranges(in text: ScannedText) -> [Range<Int>] {
    guard !index.isEmpty else { return [] }
    var ranges: [Range<Int>] = []
    var start = 0
    while start < text.count {
      if let match = index.match(at: start, in: text) {
        ranges.append(match.range)
        start = match.range.upperBound
      } else {
        start += 1
      }
    }
    return ranges
  }
}
