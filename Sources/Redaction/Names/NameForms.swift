/// The ways in which a person is called.
enum NameForms {
  /// One of them.
  struct Form {
    /// The words, reduced.
    var words: [[UInt32]]
    /// Whether this is only a part of the name.
    var isPart: Bool
    /// Whether it is found in any case.
    var isFolded = true
    /// Whether a form of address has to follow.
    var needsAddress = false
  }

  /// The forms of a name, the whole one first.
  static func forms(of name: PersonName) -> [Form] {
    let words = name.words
    guard words.count > 1 else { return single(words[0]) }
    let whole = words.map(\.letters)
    var forms = [Form(words: whole, isPart: false)]
    let transliterated = words.map(\.transliterated)
    if transliterated != whole { forms.append(Form(words: transliterated, isPart: false)) }
    if words.count == 2 {
      forms.append(Form(words: whole.reversed(), isPart: false))
    } else if let first = whole.first, let last = whole.last, first.count > 1, last.count > 1 {
      // Without middle names.
      forms.append(Form(words: [first, last], isPart: false))
    }
    for (index, word) in words.enumerated() where !isParticle(word, at: index, of: words) {
      forms += part(word)
    }
    return forms
  }

  /// Whether a word is a particle that is no name alone: inside a name, as in
  /// `Ludwig van Beethoven`, or in lower case at its front, but not the first name `Ben`.
  private static func isParticle(
    _ word: PersonName.Word, at index: Int, of words: [PersonName.Word]
  ) -> Bool {
    let text = PersonName.string(word.letters)
    if NameWords.functionWords.contains(text) { return true }
    guard NameWords.particles.contains(text) || NameWords.articles.contains(text) else {
      return false
    }
    let isInside = index > 0 && index < words.count - 1
    return isInside || index == 0 && !word.isCapital
  }

  /// A first or last name of a longer one.
  private static func part(_ word: PersonName.Word) -> [Form] {
    if word.isUnspaced {
      return [
        Form(words: [word.letters], isPart: true, needsAddress: word.letters.count < 2)
      ]
    }
    guard word.letters.count > 1,
      !NameWords.degrees.contains(PersonName.string(word.letters))
    else { return [] }
    var forms = [Form(words: word.parts, isPart: true, isFolded: false)]
    if word.transliterated != word.letters {
      forms.append(Form(words: [word.transliterated], isPart: true, isFolded: false))
    }
    if word.parts.count > 1 {
      for part in word.parts where part.count > 2 {
        forms.append(Form(words: [part], isPart: true, isFolded: false))
      }
    }
    return forms
  }

  /// A name of one word, in which first and last name may not be told apart.
  private static func single(_ word: PersonName.Word) -> [Form] {
    guard word.isUnspaced else {
      var forms = [Form(words: word.parts, isPart: false, isFolded: false)]
      if word.transliterated != word.letters {
        forms.append(Form(words: [word.transliterated], isPart: false, isFolded: false))
      }
      return forms
    }
    let letters = word.letters
    var forms = [Form(words: [letters], isPart: false, needsAddress: letters.count < 2)]
    let isHangul = letters.allSatisfy { (0xAC00...0xD7A3).contains($0) }
    let isHan = letters.allSatisfy { $0 >= 0x3400 && $0 < 0xA000 }
    if isHangul || isHan, letters.count == 3 {
      // A Korean or Chinese surname of one character, and the given name.
      forms.append(Form(words: [Array(letters.suffix(2))], isPart: true))
    } else if letters.count == 4, isHan {
      // Most Japanese names have two characters each.
      forms.append(Form(words: [Array(letters.prefix(2))], isPart: true))
      forms.append(Form(words: [Array(letters.suffix(2))], isPart: true))
    }
    for count in 1..<max(2, min(4, letters.count)) where letters.count > 1 {
      for part in [letters.prefix(count), letters.suffix(count)] {
        forms.append(Form(words: [Array(part)], isPart: true, needsAddress: true))
      }
    }
    return forms
  }
}
