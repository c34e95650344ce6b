package import MeetingModel

/// The aliases of all people of a site.
///
/// A full name is replaced in every case and spelling: with or without accents, as in `ann.lee`,
/// `ann-lee` and `annlee`, in reverse order and in the genitive. A first or last name is
/// replaced where it is written with a capital. Where several people have it, `[name]` is shown.
package struct Pseudonyms: Sendable {
  /// What stands for a name that several people have.
  static let ambiguous = "[name]"

  /// What a phrase says.
  struct Meaning {
    /// Those who have the name.
    var people: [Int]
    /// Whether it is also a common word, so that it is a name only inside a sentence of a meeting
    /// in which one of them takes part.
    var isCommon: Bool
  }

  private struct PhraseKey: Hashable {
    var letters: [UInt32]
    var wordStarts: Set<Int>
    var isCommon: Bool
    var needsAddress: Bool
    var isFolded: Bool
  }

  /// The key, with the people that were added.
  package private(set) var key: PseudonymKey
  private(set) var index = PhraseIndex()
  private(set) var meanings: [Meaning] = []
  /// The phrases of each person.
  private(set) var phrases: [[Int]] = []
  private var numbers: [PhraseKey: Int] = [:]
  private var identities: [String: Int] = [:]

  /// Makes aliases for the people of a key and of all meetings.
  package init(key: PseudonymKey, names: NameCollection) {
    self.key = key
    self.key.add(names.names)
    phrases = Array(repeating: [], count: self.key.people.count)
    for (person, entry) in self.key.people.enumerated() {
      guard let name = PersonName(label: entry.name) else { continue }
      identities[name.identity] = person
      for form in NameForms.forms(of: name) {
        let isCommon = form.isPart && !form.words.contains { !self.isCommon($0, in: names) }
        add(form, isCommon: isCommon, of: person)
      }
    }
    numbers = [:]
  }

  private func isCommon(_ word: [UInt32], in names: NameCollection) -> Bool {
    let text = PersonName.string(word)
    return names.isCommon(word) || NameWords.calendar.contains(text)
      || NameWords.generic.contains(text) || NameWords.titles.contains(text)
      || NameWords.articles.contains(text)
  }

  private mutating func add(_ form: NameForms.Form, isCommon: Bool, of person: Int) {
    guard var phrase = Phrase(words: form.words, spelling: form.isFolded ? .folded : .capitalised)
    else { return }
    phrase.allowsGenitive = true
    phrase.needsAddress = form.needsAddress
    let key = PhraseKey(
      letters: phrase.letters, wordStarts: phrase.wordStarts, isCommon: isCommon,
      needsAddress: form.needsAddress, isFolded: form.isFolded)
    if let number = numbers[key] {
      guard meanings[number].people.last != person else { return }
      meanings[number].people.append(person)
      phrases[person].append(number)
    } else {
      let number = index.add(phrase)
      numbers[key] = number
      phrases[person].append(number)
      meanings.append(Meaning(people: [person], isCommon: isCommon))
    }
  }

  /// The number of a person; nil for one without an alias.
  func person(_ name: PersonName) -> Int? { identities[name.identity] }

  /// Whether every person of a meeting has an alias: not so in one that was not collected, or has
  /// changed since.
  package func knowsAll(of meeting: Meeting) -> Bool {
    NameCollection.people(of: meeting).keys.allSatisfy { identities[$0] != nil }
  }

  /// The aliases as they apply in a meeting.
  func aliases(for meeting: Meeting) -> MeetingAliases {
    let identities = NameCollection.people(of: meeting).keys
    return MeetingAliases(
      pseudonyms: self, present: Set(identities.compactMap { self.identities[$0] }))
  }
}
