/// The aliases as they apply in one meeting, in which it is known who takes part.
struct MeetingAliases {
  let pseudonyms: Pseudonyms
  /// Who has the name of each phrase among those who take part or are named.
  private let bearers: [Int: Bearer]

  private enum Bearer {
    case one(Int)
    case several
  }

  /// Prepares the aliases for a meeting.
  ///
  /// - Parameter present: Those who take part or are named.
  init(pseudonyms: Pseudonyms, present: Set<Int>) {
    self.pseudonyms = pseudonyms
    var bearers: [Int: Bearer] = [:]
    for person in present {
      for phrase in pseudonyms.phrases[person] {
        bearers[phrase] = bearers[phrase] == nil ? Bearer.one(person) : Bearer.several
      }
    }
    self.bearers = bearers
  }

  /// The alias of a label, with its role: `Person 1 (Organizer)`; nil if it names no one known.
  func alias(of label: String) -> String? {
    guard let name = PersonName(label: label) else { return nil }
    if let person = pseudonyms.person(name) {
      return pseudonyms.key.people[person].alias + name.role
    }
    return alias(ofUncapitalised: name)
  }

  /// The alias of someone who takes part and is called by one name in lower case: `ann`.
  private func alias(ofUncapitalised name: PersonName) -> String? {
    guard name.words.count == 1, !name.words[0].isCapital, !name.words[0].isUnspaced else {
      return nil
    }
    let text = ScannedText(Array(name.text.utf8))
    guard text.count > 0,
      let match = pseudonyms.index.match(
        at: 0, in: text, ignoringCase: true, accepting: { bearers[$0.phrase] != nil }),
      match.range == 0..<text.count
    else { return nil }
    return alias(of: match, in: text, isSlug: false) + name.role
  }

  /// The names in a text with their aliases, in order.
  ///
  /// - Parameter ignoresCase: Whether parts of names are found without a capital, too, as in the
  ///   name of a room: `1on1-ann-zoe`.
  func aliases(
    in text: ScannedText, ignoresCase: Bool = false
  ) -> [(range: Range<Int>, alias: String)] {
    var found: [(range: Range<Int>, alias: String)] = []
    var addresses: [Range<Int>]?
    var start = 0
    while start < text.count {
      let match = pseudonyms.index.match(at: start, in: text, ignoringCase: ignoresCase) { match in
        let meaning = pseudonyms.meanings[match.phrase]
        guard meaning.isCommon else { return true }
        guard bearers[match.phrase] != nil else { return false }
        return ignoresCase || !beginsSentence(start, in: text)
      }
      guard let match else {
        start += 1
        continue
      }
      let known = addresses ?? LinkScanner.destinations(in: text)
      addresses = known
      var alias = alias(of: match, in: text, isSlug: ignoresCase)
      // In an address are no spaces.
      if Self.contains(match.range, in: known) { alias = slug(alias) }
      found.append((match.range, alias))
      start = match.range.upperBound
    }
    return found
  }

  /// Whether one of some ranges, which are in order, has the whole of another.
  private static func contains(_ range: Range<Int>, in ranges: [Range<Int>]) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= range.lowerBound
      && range.upperBound <= ranges[low].upperBound
  }

  /// The alias for a phrase of the pseudonyms at a place of a text.
  func alias(ofPhrase phrase: Int, at range: Range<Int>, in text: ScannedText) -> String {
    alias(of: PhraseIndex.Match(phrase: phrase, range: range), in: text, isSlug: false)
  }

  private func alias(
    of match: PhraseIndex.Match, in text: ScannedText, isSlug: Bool
  ) -> String {
    let person: Int
    switch bearers[match.phrase] {
    case .one(let bearer)?: person = bearer
    case .several?: return Pseudonyms.ambiguous
    case nil:
      let people = pseudonyms.meanings[match.phrase].people
      guard people.count == 1 else { return Pseudonyms.ambiguous }
      person = people[0]
    }
    let alias = pseudonyms.key.people[person].alias
    return self.isSlug(match, in: text, isPart: isSlug) ? slug(alias) : alias
  }

  /// Whether a name is written as a part of an address or file name: `ann-lee`.
  ///
  /// - Parameter isPart: Whether the text is one, so that a single word is a part of it, too.
  private func isSlug(
    _ match: PhraseIndex.Match, in text: ScannedText, isPart: Bool
  ) -> Bool {
    !text.has(.upper, at: match.range.lowerBound) && text.isCased(match.range.lowerBound)
      && (isPart || !pseudonyms.index.phrases[match.phrase].wordStarts.isEmpty)
      && !match.range.contains { text.isSpace($0) && !text.has(.percent, at: $0) }
  }

  private func slug(_ alias: String) -> String {
    var slug = ""
    for scalar in alias.lowercased().unicodeScalars {
      let isKept = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      slug.unicodeScalars.append(isKept ? scalar : "-")
    }
    return slug
  }

  private func beginsSentence(_ start: Int, in text: ScannedText) -> Bool {
    var index = start - 1
    while index > start - 5, index >= 0 {
      let character = Unicode.Scalar(text.value(index))
      if let character, ".!?:…\n\"“„«¡¿->#|".unicodeScalars.contains(character) { return true }
      if text.has(.word, at: index) { return false }
      index -= 1
    }
    return index < 0
  }
}
