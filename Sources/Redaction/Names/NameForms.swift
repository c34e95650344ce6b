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
    var forms = wholes(of: words)
    if name.shorter.count > 1 { forms += wholes(of: name.shorter) }
    for (index, word) in words.enumerated() where !isParticle(word, at: index, of: words) {
      forms += part(word)
    }
    return forms
  }

  /// A name in all its orders, from each word on, and without middle names.
  ///
  /// The parts of a word are words, so that `O'Brien`, `O-Brien` and `obrien` are the same.
  private static func wholes(of words: [PersonName.Word]) -> [Form] {
    let parts = words.map(\.parts)
    let transliterated = words.map(\.transliteratedParts)
    return orders(of: parts) + (transliterated == parts ? [] : orders(of: transliterated))
  }

  private static func orders(of words: [[[UInt32]]]) -> [Form] {
    var orders = [words]
    // More words than this are no name.
    for start in 1..<min(words.count, 8) {
      orders.append(Array(words[start...] + words[..<start]))
    }
    if words.count > 2, let first = words.first, let last = words.last,
      first.joined().count > 1, last.joined().count > 1
    {
      orders.append([first, last])
      orders.append([last, first])
    }
    return orders.map { Form(words: Array($0.joined()), isPart: false) }
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
    if word.transliteratedParts != word.parts {
      forms.append(Form(words: word.transliteratedParts, isPart: true, isFolded: false))
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
      if word.transliteratedParts != word.parts {
        forms.append(Form(words: word.transliteratedParts, isPart: false, isFolded: false))
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
