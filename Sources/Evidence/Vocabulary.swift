/// The different words of the texts that are looked for; what else was said need not be kept.
struct Vocabulary {
  /// A word, by its number in the vocabulary.
  typealias Word = Int32

  private var numbers: [WordHash: Word] = [:]
  /// A bit for each of 4,096 groups of hashes, set where a word is of the group.
  ///
  /// Most of what was said is in none of the texts, and needs no look-up then.
  private var groups = [UInt64](repeating: 0, count: 64)

  private var textCount = 0
  /// The last text that each word was in, counted from 1.
  private var lastTexts: [Int] = []

  /// How many different words there are.
  var count: Int { numbers.count }

  /// The different words of a text, in order; they become part of the vocabulary.
  mutating func words(of text: String) -> [Word] {
    textCount += 1
    var words: [Word] = []
    WordScanner.forEachWord(of: text) { hash in
      let word = number(ofNew: hash)
      guard lastTexts[Int(word)] != textCount else { return }
      lastTexts[Int(word)] = textCount
      words.append(word)
    }
    return words
  }

  private mutating func number(ofNew hash: WordHash) -> Word {
    if let number = number(of: hash) { return number }
    let number = Word(numbers.count)
    numbers[hash] = number
    lastTexts.append(0)
    groups[hash.group / 64] |= 1 << UInt64(hash.group % 64)
    return number
  }

  /// The number of a word; nil if it is in none of the texts.
  func number(of hash: WordHash) -> Word? {
    guard groups[hash.group / 64] >> UInt64(hash.group % 64) & 1 == 1 else { return nil }
    return numbers[hash]
  }
}

extension WordHash {
  /// One of 4,096 groups, by the highest bits.
  fileprivate var group: Int { Int(truncatingIfNeeded: value >> 52) }
}
