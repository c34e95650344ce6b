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
  /// The names, in order, of people who are also called by a shorter one.
  private(set) var longerNames: [String] = []
  private var numbers: [PhraseKey: Int] = [:]
  private var identities: [String: Int] = [:]

  /// Makes aliases for the people of a key and of all meetings.
  package init(key: PseudonymKey, names: NameCollection) {
    self.key = key
    let shorter = Self.shorterIdentities(in: names, with: key)
    self.key.add(names.names.filter { shorter[$0.key] == nil })
    phrases = Array(repeating: [], count: self.key.people.count)
    for (person, entry) in self.key.people.enumerated() {
      guard let name = PersonName(label: entry.name) else { continue }
      identities[name.identity] = person
      add(name, of: person, in: names)
    }
    // Whether the words belong to the name or not: they are taken out.
    for (identity, shorter) in shorter.sorted(by: { $0.key < $1.key }) {
      guard let person = identities[shorter], let text = names.names[identity],
        let name = PersonName(label: text)
      else { continue }
      identities[identity] = person
      longerNames.append(text)
      add(name, of: person, in: names)
    }
    numbers = [:]
  }

  /// The identities of names that have a shorter one, of the key or of another meeting.
  private static func shorterIdentities(
    in names: NameCollection, with key: PseudonymKey
  ) -> [String: String] {
    let known = Set(key.people.compactMap { PersonName(label: $0.name)?.identity })
    var shorter: [String: String] = [:]
    for (identity, text) in names.names where !known.contains(identity) {
      guard let found = PersonName(label: text)?.shorterIdentity else { continue }
      if known.contains(found) || names.names[found] != nil { shorter[identity] = found }
    }
    // The shorter one may have a shorter one, too.
    return shorter.mapValues { found in
      var found = found
      while let next = shorter[found] { found = next }
      return found
    }
  }

  private mutating func add(_ name: PersonName, of person: Int, in names: NameCollection) {
    for form in NameForms.forms(of: name) {
      let isCommon = form.isPart && !form.words.contains { !self.isCommon($0, in: names) }
      add(form, isCommon: isCommon, of: person)
    }
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
      guard !phrases[person].contains(number) else { return }
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
