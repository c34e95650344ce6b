/// Many phrases, found in one pass through a text.
///
/// The phrases are a trie of letters. Where a word of a phrase ends, up to three characters that are
/// no letters are passed over, so that `Ann Lee`, `ann.lee`, `Ann-Lee` and `annlee` are the same.
struct PhraseIndex: Sendable {
  /// A place where a phrase is.
  struct Match {
    /// The number of the phrase, in the order in which they were added.
    var phrase: Int
    /// The place in the text.
    var range: Range<Int>
  }

  private struct Node {
    var endsWord = false
    var phrases: [Int32] = []
  }

  /// The most characters that may stand between two words of a phrase.
  private static let gap = 3
  /// Longer phrases are not searched for, so that the time is linear in the text.
  static let limit = 160

  private(set) var phrases: [Phrase] = []
  /// Whether brackets may stand between two words of a phrase, as in `(030) 123`.
  var passesBrackets = false
  private var nodes = [Node()]
  private var children: [UInt64: Int32] = [:]
  /// The ASCII characters with which a phrase begins, one bit for each.
  private var firstLetters: (UInt64, UInt64) = (0, 0)

  /// Whether there are no phrases.
  var isEmpty: Bool { phrases.isEmpty }

  /// Adds a phrase.
  ///
  /// - Returns: Its number.
  @discardableResult
  mutating func add(_ phrase: Phrase) -> Int {
    phrases.append(phrase)
    guard phrase.letters.count <= Self.limit else { return phrases.count - 1 }
    var node = 0
    for (index, letter) in phrase.letters.enumerated() {
      if phrase.wordStarts.contains(index) { nodes[node].endsWord = true }
      let key = UInt64(node) << 32 | UInt64(letter)
      if let child = children[key] {
        node = Int(child)
      } else {
        nodes.append(Node())
        node = nodes.count - 1
        children[key] = Int32(truncatingIfNeeded: node)
      }
    }
    nodes[node].phrases.append(Int32(truncatingIfNeeded: phrases.count - 1))
    let first = phrase.letters[0]
    if first < 64 {
      firstLetters.0 |= 1 << UInt64(first)
    } else if first < 128 {
      firstLetters.1 |= 1 << UInt64(first - 64)
    }
    return phrases.count - 1
  }

  /// The longest phrase that begins at an index and is accepted.
  ///
  /// - Parameter ignoresCase: Whether a phrase that needs a capital is found without one.
  func match(
    at start: Int, in text: ScannedText, ignoringCase ignoresCase: Bool = false,
    accepting accepts: (Match) -> Bool = { _ in true }
  ) -> Match? {
    let first = text.units[start].value
    if first < 128 {
      let bits = first < 64 ? firstLetters.0 : firstLetters.1
      guard bits >> UInt64(first & 63) & 1 == 1 else { return nil }
    }
    guard text.beginsWord(start) else { return nil }
    var node = 0
    var index = start
    var best: Match?
    while index < text.count {
      let unit = text.units[index]
      guard unit.flags.contains(.word),
        let child = children[UInt64(node) << 32 | UInt64(unit.value)]
      else {
        // A number may begin with the letters of a phrase: only between words is there a gap.
        guard nodes[node].endsWord, let next = wordStart(after: index, in: text),
          children[UInt64(node) << 32 | UInt64(text.units[next].value)] != nil
        else { break }
        index = next
        continue
      }
      node = Int(child)
      index += 1
      for phrase in nodes[node].phrases {
        let match = Match(phrase: Int(phrase), range: start..<index)
        if let whole = completed(match, in: text, ignoringCase: ignoresCase), accepts(whole) {
          best = whole
        }
      }
    }
    return best
  }

  /// The next letter or digit behind at most a few other characters.
  private func wordStart(after index: Int, in text: ScannedText) -> Int? {
    var next = index
    while next < text.count, next - index < Self.gap, !text.has(.word, at: next),
      passesBrackets || !text.isBracket(next)
    {
      next += 1
    }
    return next > index && text.has(.word, at: next) ? next : nil
  }

  /// The match with the characters around it that belong to the phrase; nil if it is not written as
  /// it has to be.
  private func completed(
    _ match: Match, in text: ScannedText, ignoringCase ignoresCase: Bool
  ) -> Match? {
    let phrase = phrases[match.phrase]
    var match = match
    // `Don't` is not Don.
    if text.isNegation(at: match.range.upperBound) { return nil }
    if phrase.spelling == .capitalised, !ignoresCase, !text.has(.upper, at: match.range.lowerBound),
      !text.has(.unspaced, at: match.range.lowerBound),
      text.isCased(match.range.lowerBound)
    {
      return nil
    }
    if phrase.spelling == .accented {
      var letter = 0
      for index in match.range where text.has(.word, at: index) {
        guard text.units[index].accents == phrase.accents[letter] else { return nil }
        letter += 1
      }
    }
    if phrase.needsAddress, !text.hasAddress(at: match.range.upperBound) { return nil }
    if phrase.after.isEmpty, !phrase.isCut {
      guard text.endsWord(match.range.upperBound, genitive: phrase.allowsGenitive) else {
        return nil
      }
    }
    let end = match.range.upperBound + phrase.after.count
    let start = match.range.lowerBound - phrase.before.count
    guard start >= 0, end <= text.count,
      zip(phrase.after, match.range.upperBound..<end).allSatisfy({ text.value($1) == $0 }),
      zip(phrase.before, start..<match.range.lowerBound).allSatisfy({ text.value($1) == $0 })
    else { return nil }
    match.range = start..<end
    return match
  }
}

/// Where words begin and end.
extension ScannedText {
  /// Whether a word may begin at an index: behind no letter, behind markup, or in a script without
  /// spaces.
  func beginsWord(_ index: Int) -> Bool {
    guard has(.word, at: index) else { return false }
    guard has(.word, at: index - 1), !has(.afterGap, at: index) else { return true }
    if isKatakana(index), isKatakana(index - 1) { return false }
    return has(.unspaced, at: index) || has(.unspaced, at: index - 1)
  }

  /// Whether a word may end before an index, with an `s` of the genitive or without.
  func endsWord(_ index: Int, genitive: Bool) -> Bool {
    if beginsNothing(index) { return true }
    return genitive && isCharacter("s", at: index) && beginsNothing(index + 1)
  }

  /// Whether `'t` is at an index, the end of `don't`.
  func isNegation(at index: Int) -> Bool {
    isCharacter("'", at: index) && isCharacter("t", at: index + 1) && !has(.word, at: index + 2)
  }

  private func beginsNothing(_ index: Int) -> Bool {
    guard has(.word, at: index), !has(.afterGap, at: index) else { return true }
    if isKatakana(index), isKatakana(index - 1) { return false }
    return has(.unspaced, at: index) || has(.unspaced, at: index - 1)
  }

  /// Whether a bracket or the end of a sentence is at an index, at which no name goes on.
  func isBracket(_ index: Int) -> Bool {
    ["(", ")", "[", "]", "{", "}", "<", ">", ";", "!", "?", "|", "\""].contains {
      isCharacter($0, at: index)
    }
  }

  private func isKatakana(_ index: Int) -> Bool { (0x30A1...0x30FF).contains(value(index)) }

  /// Whether the letter at an index has an upper-case form.
  func isCased(_ index: Int) -> Bool {
    if isASCIILetter(index) { return true }
    guard let scalar = Unicode.Scalar(value(index)) else { return false }
    return scalar.properties.changesWhenUppercased
  }

  /// Whether a Japanese form of address begins at an index.
  func hasAddress(at index: Int) -> Bool {
    let forms = ["さん", "様", "氏", "君", "くん", "ちゃん", "先生", "殿", "社長", "部長", "課長"]
    return forms.contains { form in
      form.unicodeScalars.enumerated().allSatisfy { value(index + $0) == $1.value }
    }
  }
}
