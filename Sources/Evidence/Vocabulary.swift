/// The different words of the texts that are looked for; what else was said need not be kept.
struct Vocabulary {
  /// A word, by its number in the vocabulary.
  typealias Word = Int32

  /// The numbers of the words.
  private(set) var table = WordTable()
  private var textCount = 0
  /// The last text that each word was in, counted from 1.
  private var lastTexts: [Int] = []

  /// How many different words there are.
  var count: Int { lastTexts.count }

  /// The different words of a text, in order; they become part of the vocabulary.
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
