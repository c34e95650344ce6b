/// The different words of the texts that are looked for; what else was said need not be kept.
struct Vocabulary {
  /// A word, by its number in the vocabulary.
  typealias Word = Int32

  private var numbers: [WordHash: Word] = [:]

  /// How many different words there are.
  var count: Int { numbers.count }

  /// The different words of a text, in order; they become part of the vocabulary.
  mutating func words(of text: String) -> [Word] {
    var words: [Word] = []
    var seen: Set<Word> = []
    WordScanner.forEachWord(of: text) { hash in
      let word = numbers[hash] ?? Word(numbers.count)
      numbers[hash] = word
      if seen.insert(word).inserted { words.append(word) }
    }
    return words
  }

  /// The number of a word; nil if it is in none of the texts.
  func number(of hash: WordHash) -> Word? { numbers[hash] }
}
