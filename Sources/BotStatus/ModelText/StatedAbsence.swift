internal import JSONDocument
internal import MeetingModel

/// Recognises texts that only say that there is nothing: `None`, `No action items identified`.
///
/// They appear where a list, an owner or a date was asked for and there is none. The whole text
/// must say so: `None of the pumps arrived` does not.
struct StatedAbsence {
  /// The nouns that may follow `no`: `action items`.
  private let nouns: Set<String>
  /// Other phrases that say there is nothing.
  private let phrases: Set<String>
  /// Whether words that are also first names say that there is nothing: `Nada`, `Rien`.
  var includesNames = true

  static let ofDate = StatedAbsence(
    nouns: ["owner", "assignee", "date", "due", "deadline", "one"],
    phrases: [
      "tbd", "tba", "tbc", "to be determined", "to be decided", "to be assigned",
      "to be confirmed", "to be defined", "to be announced", "unassigned", "unknown",
      "unspecified", "undetermined", "open", "?", "??", "nobody", "niemand", "offen", "unbekannt",
    ])
  /// The absence of an owner, which a person's name never states.
  static let ofOwner = {
    var absence = ofDate
    absence.includesNames = false
    return absence
  }()
  static let ofAnything = StatedAbsence(nouns: [], phrases: [])

  /// The absence of the content of a slot of the insights.
  ///
  /// Each slot has its own nouns: `No decisions made` is not a decision, but may be a weakness.
  static func of(_ slot: InsightSlot) -> StatedAbsence {
    ofSlots[slot] ?? ofAnything
  }

  private static let ofSlots: [InsightSlot: StatedAbsence] = Dictionary(
    uniqueKeysWithValues: InsightSlot.allCases.map { slot in
      let entry = slot.entry
      let isList = slot.isList || slot == .actionItems
      return (
        slot,
        StatedAbsence(nouns: entry.nouns, phrases: entry.absences.union(isList ? unknown : []))
      )
    })

  /// The maximum length of a sentence that says only that there is nothing, in bytes.
  private static let maximumSentence = 160

  /// Whether a text says only that there is nothing.
  func isStated(by text: String) -> Bool {
    guard text.utf8.count <= Self.maximumSentence, Self.mayBeStated(by: text) else { return false }
    let trimmed = text.trimmed
    // Marks longer than a dash, such as `---`, are content.
    if Self.marks.contains(trimmed) { return true }
    let key = Phrase.key(of: trimmed)
    guard !key.isEmpty, includesNames || !Self.isFirstName(trimmed, key) else { return false }
    if Self.general.contains(key) || phrases.contains(key) { return true }
    return isStated(by: key.unicodeScalars.split { $0 == " " || $0 == "," }.map { String($0) }[...])
  }

  /// Whether the words of a sentence say only that there is nothing.
  ///
  /// | sentence | words it has besides |
  /// | --- | --- |
  /// | `no`, `there were no`, `keine` and a noun | words such as `identified` and `in this call` |
  /// | `none`, `nothing`, `not`, `not any` and a noun | the same |
  /// | `insufficient data`, `unable` with `to assess` | the same |
  /// | `we did not identify any` and a noun | the same |
  private func isStated(by words: ArraySlice<String>) -> Bool {
    var words = words
    if words.first == "there" { words = words.dropFirst().drop(while: Self.linkers.contains) }
    guard let first = words.popFirst() else { return false }
    let isFiller = { (word: String) in Self.fillers.contains(word) }
    let isNoun = { (word: String) in self.nouns.contains(word) }
    let hasNoun = words.contains(where: isNoun)
    let isKnown = words.allSatisfy {
      isFiller($0) || isNoun($0) || Self.attributes.contains($0)
    }
    switch first {
    case "none", "nothing": return words.allSatisfy(isFiller)
    case "not":
      // `Not to call` is a decision.
      guard let next = words.first, !["to", "a", "an"].contains(next) else { return words.isEmpty }
      return words.allSatisfy(isFiller) || isKnown && words.contains("any")
    case "no": return isKnown && hasNoun
    case "insufficient":
      guard let rest = Self.withoutObjects(words) else { return false }
      return rest.contains(where: Self.judging.contains) && rest.allSatisfy(isFiller)
    case "unable", "cannot", "impossible":
      return words.contains(where: Self.judging.contains) && isKnown
    case _ where Self.subjects.contains(first):
      return hasNoun && isKnown && words.contains(where: Self.negations.contains)
        && (words.contains("any") || words.contains("no"))
    case _ where Self.negations.contains(first): return isKnown && words.contains("any")
    default: return isStatedAbroad(by: words, after: first)
    }
  }

  /// The words behind `data` and the like, of which there is not enough; nil if there are none.
  private static func withoutObjects(_ words: ArraySlice<String>) -> ArraySlice<String>? {
    let rest = words.drop { objects.contains($0) }
    return rest.count < words.count ? rest : nil
  }

  /// The same in German, French and Spanish: one of the slot's phrases, such as `keine aufgaben`,
  /// perhaps with words such as `wurden besprochen`.
  private func isStatedAbroad(by words: ArraySlice<String>, after first: String) -> Bool {
    guard Self.firstWords.contains(first) else { return false }
    let all = [first] + words
    return phrases.contains { phrase in
      let parts = phrase.unicodeScalars.split(separator: " ").map { String($0) }
      guard parts.count > 1, all.count > parts.count,
        let start = all.firstIndex(of: parts[0]),
        all[start...].starts(with: parts)
      else { return false }
      return all[..<start].allSatisfy(Self.foreignFillers.contains)
        && all[(start + parts.count)...].allSatisfy(Self.foreignFillers.contains)
    }
  }

  /// Whether a text is written like a name, and a word that is one somewhere: `Nil`, but not `nil`.
  private static func isFirstName(_ text: String, _ key: String) -> Bool {
    guard firstNames.contains(key), let first = text.unicodeScalars.first else { return false }
    return first.properties.isUppercase
      && text.unicodeScalars.dropFirst().allSatisfy { !$0.properties.isUppercase }
  }

  private static let firstNames: Set<String> = ["na", "nada", "nil", "rien"]

  /// A quick check for whether a text may say that there is nothing: it has no more letters than
  /// the longest such phrase, or begins with a word that such sentences begin with.
  private static func mayBeStated(by text: String) -> Bool {
    let bytes = text.utf8Span.span
    var letters = 0
    var first = 0..<0
    var isInFirst = true
    for index in bytes.indices {
      let byte = bytes[index]
      let isLetter = byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      if isLetter { letters += 1 }
      guard isInFirst else { continue }
      if isLetter || byte >= 0x80 {
        first = (first.isEmpty ? index : first.lowerBound)..<(index + 1)
      } else if !first.isEmpty {
        isInFirst = false
      }
    }
    guard letters > longestPhrase, !first.isEmpty else { return true }
    let byte = bytes[first.lowerBound]
    if byte >= 0x80 { return true }
    guard firstLetters & letterBit(byte) != 0, first.count <= longestFirstWord else { return false }
    let word = String(
      decoding: first.map { bytes[$0] >= 0x80 ? bytes[$0] : bytes[$0] | 0x20 }, as: UTF8.self)
    return firstWords.contains(word) && (!subjects.contains(word) || hasNegation(bytes))
  }

  /// The letters that the first words begin with, as bits.
  private static let firstLetters = firstWords.compactMap(\.utf8.first).reduce(UInt32(0)) {
    $0 | letterBit($1)
  }
  private static let longestFirstWord = firstWords.map(\.utf8.count).max() ?? 0

  private static func letterBit(_ letter: UInt8) -> UInt32 { 1 << (letter & 0x1F) }

  /// Whether a text has `no` or `n't` anywhere, as `not` and `don't` do.
  private static func hasNegation(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices.dropLast() where bytes[index] | 0x20 == UInt8(ascii: "n") {
      switch bytes[index + 1] {
      case UInt8(ascii: "o"), UInt8(ascii: "O"), UInt8(ascii: "'"), 0xE2: return true
      default: continue
      }
    }
    return false
  }

  /// The length of the longest phrase in bytes.
  private static let longestPhrase: Int = {
    let phrases = ofSlots.values.reduce(general.union(ofDate.phrases)) {
      $0.union($1.phrases)
    }
    return phrases.map(\.utf8.count).max() ?? 0
  }()

  /// Whether a value says only that there is nothing.
  ///
  /// - Parameter isRecord: Whether the keys of an object are names of fields, which say nothing by
  ///   themselves, as in the elements of an array.
  func isStated(by value: JSONValue, isRecord: Bool = false) -> Bool {
    switch value {
    case .null: true
    case .boolean, .number: false
    case .string(let text): text.isBlank || isStated(by: text)
    case .array(let elements): elements.allSatisfy { isStated(by: $0, isRecord: true) }
    case .object(let object):
      object.members.allSatisfy { isStated(by: $0.value) && (isRecord || !saysSomething($0)) }
    }
  }

  /// Whether the key of a member that has no content says something: it is prose, or a name or
  /// topic beside a text such as `None`.
  private func saysSomething(_ member: JSONObject.Member) -> Bool {
    if SectionTitle.isProse(member.name) { return !isNoun(member.name) }
    return !member.value.holdsNothing && SectionTitle.isCapitalized(member.name)
      && !isNoun(member.name)
  }

  /// Whether all words of a key are those that name the slot: `Action items`.
  private func isNoun(_ key: String) -> Bool {
    InsightSlot(key: key) != nil
      || key.lowercased().unicodeScalars.split { $0 == " " }.allSatisfy {
        nouns.contains(String($0))
      }
  }
}
