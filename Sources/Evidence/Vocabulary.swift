/// The distinct words of the texts to search for; no other words of the transcript are stored.
struct Vocabulary {
  /// A word, as its index in the vocabulary.
  typealias Word = Int32

  /// The table that assigns the words their indexes.
  private(set) var table = WordTable()
  private var textCount = 0
  /// For each word, the one-based index of the last text that contained it.
  private var lastTexts: [Int] = []

  /// The number of distinct words.
  var count: Int { lastTexts.count }

  /// Returns the distinct words of a text, in order, and adds them to the vocabulary.
  mutating func words(of text: String, with scanner: inout WordScanner) -> [Word] {
    textCount += 1
    var words: [Word] = []
    scanner.withWords(of: text) { hashes in
      for hash in hashes {
        let word = table.number(ofNew: hash)
        if word == lastTexts.count { lastTexts.append(0) }
        guard lastTexts[word] != textCount else { continue }
        lastTexts[word] = textCount
        words.append(Word(word))
      }
    }
    return words
  }
}
