/// The aliases as they apply in one meeting, in which it is known who takes part.
struct MeetingAliases {
  let pseudonyms: Pseudonyms
  /// Those who take part or are named.
  let present: Set<Int>

  /// The alias of a label, with its role: `Person 1 (Organizer)`; nil if it names no one known.
  func alias(of label: String) -> String? {
    guard let name = PersonName(label: label) else { return nil }
    if let person = pseudonyms.person(name) {
      return pseudonyms.key.people[person].alias + name.role
    }
    return nil
  }

  /// The names in a text with their aliases, in order.
  func aliases(in text: ScannedText) -> [(range: Range<Int>, alias: String)] {
    var found: [(range: Range<Int>, alias: String)] = []
    var start = 0
    while start < text.count {
      let match = pseudonyms.index.match(at: start, in: text) { match in
        let meaning = pseudonyms.meanings[match.phrase]
        guard meaning.isCommon else { return true }
        return meaning.people.contains { present.contains($0) } && !beginsSentence(start, in: text)
      }
      guard let match else {
        start += 1
        continue
      }
      found.append((match.range, alias(of: match, in: text)))
      start = match.range.upperBound
    }
    return found
  }

  private func alias(of match: PhraseIndex.Match, in text: ScannedText) -> String {
    let people = pseudonyms.meanings[match.phrase].people
    let here = people.filter { present.contains($0) }
    guard
      let person = here.count == 1 ? here[0] : here.isEmpty && people.count == 1 ? people[0] : nil
    else { return Pseudonyms.ambiguous }
    let alias = pseudonyms.key.people[person].alias
    return isSlug(match, in: text) ? slug(alias) : alias
  }

  /// Whether a name is written as a part of an address or file name: `ann-lee`.
  private func isSlug(_ match: PhraseIndex.Match, in text: ScannedText) -> Bool {
    !text.has(.upper, at: match.range.lowerBound) && text.isCased(match.range.lowerBound)
      && !pseudonyms.index.phrases[match.phrase].wordStarts.isEmpty
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
