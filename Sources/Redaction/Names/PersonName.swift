/// The name of a person as a label gives it: `Mr. Paul Manly (Nanaimo, GP)`, `Lee, Ann`.
struct PersonName {
  /// The label without what stands beside the name.
  let text: String
  /// The words of the name, reduced, without titles.
  let words: [Word]
  /// What follows the name in the label and says nothing of the person: `(Organizer)`.
  let role: String
  /// The words of the name without those that may not belong to it; empty if all belong to it.
  ///
  /// In `Lopez Ruiz, Maria` the word behind the comma belongs to it, in `Ann Lee, Acme` it does not.
  let shorter: [Word]

  /// A word of a name.
  struct Word {
    /// The letters, reduced.
    var letters: [UInt32]
    /// The parts between hyphens and apostrophes; the word itself if there is one.
    var parts: [[UInt32]]
    /// The parts with umlauts written as two letters: `mueller`; the same if there are none.
    var transliteratedParts: [[UInt32]]
    /// Whether the word is of a script without spaces.
    var isUnspaced: Bool
    /// Whether the word begins with a capital.
    var isCapital = false
    /// Whether a dot follows: `Hon.`.
    var isAbbreviated = false
  }

  /// Reads a label; nil if it names no person: `Speaker 1`, `Organizer`.
  init?(label: String) {
    let segments = Self.segments(of: label).filter { !$0.words.isEmpty }
    let candidates = segments.filter { !Self.isGeneric($0.words) }
    let names = candidates.filter { !NameWords.articles.contains(Self.string($0.words[0].letters)) }
    guard let chosen = names.first(where: { $0.words.count > 1 }) ?? names.first ?? candidates.first
    else { return nil }
    text = chosen.text
    words = chosen.words
    shorter = chosen.shorter
    let roles = segments.filter { $0.text != chosen.text }
    role = roles.filter { Self.isGeneric($0.words) }.map { " (\($0.text))" }.joined()
  }

  /// What makes two names the same: their words in alphabetical order, without case and accents.
  var identity: String { Self.identity(of: words) }

  /// The identity of the shorter name; nil if there is none.
  var shorterIdentity: String? { shorter.isEmpty ? nil : Self.identity(of: shorter) }

  private static func identity(of words: [Word]) -> String {
    words.map { string($0.letters) }.sorted().joined(separator: " ")
  }

  /// The text of reduced letters.
  static func string(_ letters: [UInt32]) -> String {
    var string = String.UnicodeScalarView()
    for letter in letters {
      if let scalar = Unicode.Scalar(letter) { string.append(scalar) }
    }
    return String(string)
  }

  // MARK: Reading

  private static let umlaut = LetterReduction.adding(0x308, to: 0)

  /// The words of a segment without the titles before and the degrees behind them.
  static func words(of segment: String) -> [Word] {
    let text = ScannedText(Array(segment.utf8))
    var words: [Word] = []
    var word: Word?
    var part: [UInt32] = []
    var transliterated: [UInt32] = []
    func finishPart() {
      if !part.isEmpty {
        word?.parts.append(part)
        word?.transliteratedParts.append(transliterated)
      }
      (part, transliterated) = ([], [])
    }
    func finish() {
      finishPart()
      if let word, !word.letters.isEmpty { words.append(word) }
      word = nil
    }
    for index in text.units.indices {
      let value = text.value(index)
      if text.has(.word, at: index) {
        // An invisible space: `Ann\u{200B}Lee`.
        if text.has(.afterGap, at: index), text.has(.upper, at: index),
          !text.has(.upper, at: index - 1)
        {
          finish()
        }
        if word == nil {
          word = Word(
            letters: [], parts: [], transliteratedParts: [],
            isUnspaced: text.has(.unspaced, at: index), isCapital: text.has(.upper, at: index))
        }
        word?.letters.append(value)
        part.append(value)
        transliterated.append(value)
        if text.units[index].accents == umlaut, [0x61, 0x6F, 0x75].contains(value) {
          transliterated.append(0x65)
        }
      } else if value == 0x27 || value == 0x2D {
        finishPart()
      } else if value == 0x40 {
        // Of a mail address, the part before the sign is the name.
        break
      } else {
        if value == 0x2E { word?.isAbbreviated = true }
        finish()
      }
    }
    finish()
    return Array(withoutTitles(withoutDevice(words)))
  }

  private static func withoutTitles(_ words: ArraySlice<Word>) -> ArraySlice<Word> {
    var rest = words
    var title: String?
    // `Professor D` is no D.
    while let first = rest.first, let second = rest.dropFirst().first,
      second.letters.count > 1 || rest.count > 2
    {
      guard isTitle(first, after: title, before: second) else { break }
      title = string(first.letters)
      rest = rest.dropFirst()
    }
    while let last = rest.last, rest.count > 1, NameWords.degrees.contains(string(last.letters)) {
      rest = rest.dropLast()
    }
    return rest
  }

  /// Whether a word before a name is a title, and no first name: `Hon.` and `Right Hon`, but not
  /// `Hon`.
  private static func isTitle(_ word: Word, after title: String?, before next: Word) -> Bool {
    let text = string(word.letters)
    if NameWords.titles.contains(text) { return true }
    if word.isAbbreviated, NameWords.abbreviatedTitles.contains(text) { return true }
    if let title, NameWords.titlePairs.contains("\(title) \(text)") { return true }
    return NameWords.titlePairs.contains("\(text) \(string(next.letters))")
  }

  /// Whether the words are a label that anyone may have: `Speaker 1`, `Guest`, `12`.
  static func isGeneric(_ words: [Word]) -> Bool {
    let names = words.filter { word in
      let isShort = word.letters.count <= 3
      let isNumber = word.letters.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      let isLetter = word.letters.count == 1 && words.count > 1 && !word.isUnspaced
      return !(isShort && isNumber || isLetter)
    }
    return names.allSatisfy { NameWords.generic.contains(string(withoutDigits($0.letters))) }
  }

  private static func withoutDigits(_ letters: [UInt32]) -> [UInt32] {
    let rest = Array(letters.reversed().drop { $0 >= 0x30 && $0 <= 0x39 }.reversed())
    return rest.isEmpty ? letters : rest
  }
}
