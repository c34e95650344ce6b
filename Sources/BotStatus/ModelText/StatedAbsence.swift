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
      return (slot, StatedAbsence(nouns: entry.nouns, phrases: entry.absences))
    })

  /// Whether a text says only that there is nothing.
  func isStated(by text: String) -> Bool {
    guard text.utf8.count <= Phrase.maximumLength, Self.mayBeStated(by: text) else { return false }
    let trimmed = text.trimmed
    // Marks longer than a dash, such as `---`, are content.
    if Self.marks.contains(trimmed) { return true }
    let key = Phrase.key(of: trimmed)
    guard !key.isEmpty, includesNames || !Self.isFirstName(trimmed, key) else { return false }
    if Self.general.contains(key) || phrases.contains(key) { return true }
    let words = key.unicodeScalars.split { $0 == " " || $0 == "," }.map { String($0) }
    guard let first = words.first else { return false }
    switch first {
    case "none", "nothing", "not": return words.dropFirst().allSatisfy { Self.fillers.contains($0) }
    case "no":
      let rest = words.dropFirst()
      return rest.contains { nouns.contains($0) }
        && rest.allSatisfy {
          nouns.contains($0) || Self.fillers.contains($0) || Self.attributes.contains($0)
        }
    default: return false
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
  /// the longest such phrase, or may begin with `no`.
  private static func mayBeStated(by text: String) -> Bool {
    let bytes = text.utf8Span.span
    var letters = 0
    var first: UInt8?
    for index in bytes.indices {
      let byte = bytes[index]
      let isLetter = byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      if isLetter { letters += 1 }
      if first == nil, isLetter || byte >= 0x80 { first = byte }
    }
    guard letters > longestPhrase, let first else { return true }
    return first | 0x20 == UInt8(ascii: "n") || first >= 0x80
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

  private static let marks: Set<String> = ["-", "--", "\u{2013}", "\u{2014}", "[]", "{}", "[ ]"]
  private static let general: Set<String> = [
    "none", "nothing", "nil", "null", "n/a", "na", "n.a", "n. a", "undefined", "n.v",
    "keine", "keiner", "keines", "nichts", "keine angabe", "keine angaben", "k.a", "k. a",
    "entfällt",
    "nicht zutreffend", "nicht angegeben",
    "aucun", "aucune", "rien", "néant", "sans objet", "non applicable", "non précisé",
    "rien à signaler",
    "ninguno", "ninguna", "ningunos", "ningunas", "nada", "no aplica", "no especificado",
    "なし", "無し", "特になし", "特に無し", "該当なし", "ありません", "特にありません",
  ]
  private static let fillers: Set<String> = [
    "was", "were", "is", "are", "have", "has", "been", "yet", "identified", "noted", "mentioned",
    "discussed", "provided", "stated", "found", "specified", "reported", "recorded", "made",
    "given", "available", "applicable", "assigned", "agreed", "raised", "observed", "listed",
    "detected", "set", "known", "explicitly", "specifically", "clearly", "at", "this", "time", "so",
    "far", "to", "report", "in", "the", "meeting", "call", "session", "interview", "transcript",
    "conversation", "during", "from", "for", "now", "currently", "stage", "point",
  ]
  private static let attributes: Set<String> = [
    "specific", "clear", "explicit", "significant", "major", "notable", "new", "formal", "key",
    "particular", "concrete", "further",
  ]
}
