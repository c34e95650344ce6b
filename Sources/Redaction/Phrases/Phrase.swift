/// Words that are searched for, reduced as a text is.
struct Phrase {
  /// How a phrase has to be written to be found.
  enum Spelling {
    /// In any case, with or without accents.
    case folded
    /// In any case, with the accents of the phrase.
    case accented
    /// With a capital, where the script has them, with or without accents.
    case capitalised
  }

  /// The letters and digits.
  private(set) var letters: [UInt32] = []
  /// The accents of the letters.
  private(set) var accents: [UInt32] = []
  /// The indexes of the letters, but the first, that begin a word.
  private(set) var wordStarts: Set<Int> = []
  /// The characters that are no letters before the first and behind the last one: `C++`.
  private(set) var before: [UInt32] = []
  private(set) var after: [UInt32] = []
  /// How the phrase has to be written.
  var spelling: Spelling
  /// Whether an `s` may follow: the genitive of a name.
  var allowsGenitive = false
  /// Whether a form of address has to follow, as in `林さん`.
  var needsAddress = false

  /// Whether only the beginning of a longer phrase is left, behind which a word may go on.
  private(set) var isCut = false

  /// Whether there are digits alone, besides signs: `2026`, `10 %`.
  var isNumber: Bool { letters.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }

  /// The phrase without the characters around its letters, cut to a number of letters.
  func core(upTo limit: Int) -> Phrase {
    var phrase = self
    phrase.before = []
    phrase.after = []
    if letters.count > limit {
      phrase.letters = Array(letters.prefix(limit))
      phrase.accents = Array(accents.prefix(limit))
      phrase.isCut = true
    }
    return phrase
  }

  /// Makes a phrase; nil for a text without letters and digits.
  init?(_ text: String, spelling: Spelling) {
    self.init(ScannedText(Array(text.utf8)), spelling: spelling)
  }

  /// Makes a phrase of a reduced text; nil if it has no letters and digits.
  init?(_ text: ScannedText, spelling: Spelling) {
    self.spelling = spelling
    var isApart = false
    for unit in text.units {
      guard unit.flags.contains(.word) else {
        isApart = true
        if letters.isEmpty { before.append(unit.value) } else { after.append(unit.value) }
        continue
      }
      if isApart, !letters.isEmpty { wordStarts.insert(letters.count) }
      isApart = false
      after = []
      letters.append(unit.value)
      accents.append(unit.accents)
    }
    guard !letters.isEmpty else { return nil }
    before = before.filter { $0 > 0x20 }
    after = after.filter { $0 > 0x20 }
  }

  /// Makes a phrase of words.
  init?(words: [[UInt32]], spelling: Spelling) {
    self.spelling = spelling
    for word in words {
      if !letters.isEmpty { wordStarts.insert(letters.count) }
      letters += word
    }
    accents = [UInt32](repeating: 0, count: letters.count)
    if letters.isEmpty { return nil }
  }
}
