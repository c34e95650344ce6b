/// The different words of the texts that are looked for; what else was said need not be kept.
struct Vocabulary {
  /// A word, by its number in the vocabulary.
  typealias Word = Int32

  /// The words by their numbers.
  private var hashes: [WordHash] = []
  /// The number of each word, where its hash says or in the next place that was free.
  ///
  /// A free place has -1. At least half of them are free, and their count is a power of two.
  private var slots = [Word](repeating: -1, count: 512)
  /// What makes places of hashes.
  ///
  /// It is chosen by chance, so that no text can have all of its words in one place.
  private static let multiplier = UInt64.random(in: .min ... .max) | 1

  private var textCount = 0
  /// The last text that each word was in, counted from 1.
  private var lastTexts: [Int] = []
  /// The words of the text at hand.
  private var scanned: [WordHash] = []

  /// How many different words there are.
  var count: Int { hashes.count }

  /// The different words of a text, in order; they become part of the vocabulary.
  mutating func words(of text: String) -> [Word] {
    textCount += 1
    scanned.removeAll(keepingCapacity: true)
    WordScanner.appendWords(of: text, to: &scanned)
    var words: [Word] = []
    for hash in scanned {
      let word = number(ofNew: hash)
      guard lastTexts[Int(word)] != textCount else { continue }
      lastTexts[Int(word)] = textCount
      words.append(word)
    }
    return words
  }

  private mutating func number(ofNew hash: WordHash) -> Word {
    let slot = slot(of: hash)
    if slots[slot] >= 0 { return slots[slot] }
    let number = Word(hashes.count)
    hashes.append(hash)
    lastTexts.append(0)
    slots[slot] = number
    if 2 * hashes.count > slots.count { addSlots() }
    return number
  }

  /// The number of a word; nil if it is in none of the texts.
  func number(of hash: WordHash) -> Word? {
    let number = slots[slot(of: hash)]
    return number >= 0 ? number : nil
  }

  /// Where the number of a word is, or belongs.
  private func slot(of hash: WordHash) -> Int {
    let mask = slots.count - 1
    // Only the highest bits depend on every bit of the hash.
    let unusedBits = UInt64(UInt64.bitWidth - slots.count.trailingZeroBitCount)
    var slot = Int(truncatingIfNeeded: (hash.value &* Self.multiplier) >> unusedBits)
    while slots[slot] >= 0, hashes[Int(slots[slot])] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func addSlots() {
    slots = [Word](repeating: -1, count: 2 * slots.count)
    for (number, hash) in hashes.enumerated() { slots[slot(of: hash)] = Word(number) }
  }
}
