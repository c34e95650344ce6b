package import MeetingModel

/// The names of people over many meetings, and how often words are written with a capital.
///
/// The result does not depend on the order in which the meetings are added.
package struct NameCollection: Sendable {
  /// How often a word occurs.
  struct Count {
    var lower: UInt32 = 0
    var capital: UInt32 = 0
  }

  /// The names by identity, each as it is first in the order of its bytes.
  private(set) var names: [String: String] = [:]
  private var counts: [UInt64: Count] = [:]

  /// Makes an empty collection.
  package init() {}

  /// Adds the names and words of a meeting.
  package mutating func add(_ meeting: Meeting) {
    add(Self.people(of: meeting))
    var counter = WordCounter()
    counter.rewrite(meeting)
    add(counter.counts)
  }

  /// Adds another collection.
  package mutating func merge(_ other: NameCollection) {
    add(other.names)
    add(other.counts)
  }

  private mutating func add(_ people: [String: String]) {
    names.merge(people) { $0.utf8.lexicographicallyPrecedes($1.utf8) ? $0 : $1 }
  }

  private mutating func add(_ other: [UInt64: Count]) {
    counts.merge(other) {
      Count(lower: $0.lower &+ $1.lower, capital: $0.capital &+ $1.capital)
    }
  }

  /// The people of a meeting: identities and names.
  ///
  /// A person in the insights who is called by one name is a speaker who has it, if only one does.
  static func people(of meeting: Meeting) -> [String: String] {
    let labels = MeetingPeople.labels(of: meeting)
    var people: [String: String] = [:]
    var parts: [String: Int] = [:]
    func add(_ name: PersonName) {
      let identity = name.identity
      if let known = people[identity], known.utf8.lexicographicallyPrecedes(name.text.utf8) {
        return
      }
      if people.updateValue(name.text, forKey: identity) == nil, name.words.count > 1 {
        for word in Set(name.words.map { PersonName.string($0.letters) }) {
          parts[word, default: 0] += 1
        }
      }
    }
    for label in labels.speakers { if let name = PersonName(label: label) { add(name) } }
    let others = labels.others.compactMap(PersonName.init(label:))
    for name in others where name.words.count > 1 { add(name) }
    for name in others where name.words.count == 1 && parts[name.identity] == nil { add(name) }
    return people
  }

  /// Whether a word is common: written in lower case at least as often as with a capital.
  func isCommon(_ letters: [UInt32]) -> Bool {
    guard let count = counts[WordCounter.hash(letters[...])] else { return false }
    return count.lower >= 2 && count.lower >= count.capital
  }
}

/// Counts the words of a meeting by their case.
private struct WordCounter: MeetingTextRewriting {
  var counts: [UInt64: NameCollection.Count] = [:]

  static func hash(_ letters: some Sequence<UInt32>) -> UInt64 {
    letters.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  mutating func rewrite(_ meeting: Meeting) {
    var meeting = meeting
    MeetingRewriter.rewrite(&meeting, with: &self)
  }

  mutating func label(_ label: String) -> String { label }

  mutating func plain(_ text: String) -> String {
    count(ScannedText(Array(text.utf8)))
    return text
  }

  mutating func markdown(_ text: String) -> String { plain(text) }

  private mutating func count(_ text: ScannedText) {
    var index = 0
    while index < text.count {
      guard text.has(.word, at: index) else {
        index += 1
        continue
      }
      let start = index
      while index < text.count, text.has(.word, at: index) { index += 1 }
      // Parts of addresses and file names are no words.
      guard index - start <= 32, text.isCased(start), !joins(start - 1, in: text),
        !joins(index, in: text), !text.isNegation(at: index)
      else {
        continue
      }
      let hash = Self.hash((start..<index).lazy.map { text.value($0) })
      if text.has(.upper, at: start) {
        counts[hash, default: .init()].capital &+= 1
      } else {
        counts[hash, default: .init()].lower &+= 1
      }
    }
  }

  private func joins(_ index: Int, in text: ScannedText) -> Bool {
    [".", "-", "_", "@"].contains { text.isCharacter($0, at: index) }
      && text.has(.word, at: index - 1) && text.has(.word, at: index + 1)
  }
}
