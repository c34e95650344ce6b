internal import JSONDocument

/// The placeholder texts in the insights while the analysis is not, or not yet, available.
///
/// The service writes `Analysis pending - AI analysis unavailable` and `Summary pending`. A text is
/// a placeholder only if all of it says that: `Summary pending approval by Ann` is not one.
enum Placeholder {
  /// Whether a text is a placeholder anywhere in the insights.
  static func isPlaceholder(_ text: String) -> Bool {
    parts(of: text).map(sayUnavailable) ?? false
  }

  /// Whether a text is a placeholder in the parts of the default analysis, even a single word.
  private static func isPlaceholderInDefaultPart(_ text: String) -> Bool {
    parts(of: text).map { $0 == [["pending"]] || sayUnavailable($0) } ?? false
  }

  private static func sayUnavailable(_ parts: [[String]]) -> Bool {
    !parts.isEmpty && parts.allSatisfy { saysUnavailable($0) }
  }

  /// The words of each statement in a text: `Analysis pending - AI analysis unavailable` splits at
  /// the dash; nil if a cheap test already rules out a placeholder.
  private static func parts(of text: String) -> [[String]]? {
    // Most texts are too long, or contain none of the words of which every placeholder has one.
    guard text.utf8.count <= Phrase.maximumLength, mayBePlaceholder(text) else { return nil }
    let key = Phrase.key(of: text)
    var parts: [[String]] = [[]]
    for word in key.unicodeScalars.split(separator: " ") {
      let isEnd = word.count == 1 && (word.first == "-" || word.first == "/")
      if word.first == "(" || isEnd { parts.append([]) }
      guard !isEnd else { continue }
      let name = word.drop { $0 == "(" }.prefix { !["(", ")", ",", ";", ".", ":"].contains($0) }
      parts[parts.count - 1].append(String(name))
      if let last = word.last, [")", ",", ";", "."].contains(last) { parts.append([]) }
    }
    return parts.filter { !$0.isEmpty }
  }

  /// Whether words name an analysis and say that it is unavailable: `ai analysis is unavailable`,
  /// or `pending ai analysis`.
  private static func saysUnavailable(_ words: [String]) -> Bool {
    if words.first == "pending" { return isSubject(words.dropFirst()) }
    let subject = words.prefix { subjects.contains($0) || attributes.contains($0) }
    let state = words.dropFirst(subject.count).filter { !adverbs.contains($0) }
    return isSubject(subject) && states.contains(state.joined(separator: " "))
  }

  private static func isSubject(_ words: ArraySlice<String>) -> Bool {
    words.contains { subjects.contains($0) }
      && words.allSatisfy { subjects.contains($0) || attributes.contains($0) }
  }

  private static let subjects: Set<String> = ["analysis", "summary", "insights", "insight"]
  private static let attributes: Set<String> = [
    "the", "ai", "meeting", "session", "interview", "call", "transcript", "full", "automatic",
    "automated", "ai-generated",
  ]
  private static let adverbs: Set<String> = [
    "is", "are", "was", "were", "still", "currently", "yet", "temporarily",
  ]
  private static let states: Set<String> = [
    "pending", "unavailable", "not available", "not ready", "not generated", "in progress",
    "being generated", "pending generation",
  ]

  /// Whether a text contains the first four letters of one of the words that every placeholder has.
  private static func mayBePlaceholder(_ text: String) -> Bool {
    var last: UInt32 = 0
    let bytes = text.utf8Span.span
    for index in bytes.indices {
      last = last << 8 | UInt32(bytes[index] | 0x20)
      switch last {
      // pend, avai, prog, gene, read
      case 0x7065_6E64, 0x6176_6169, 0x7072_6F67, 0x6765_6E65, 0x7265_6164: return true
      default: continue
      }
    }
    return false
  }

  // MARK: Removing placeholders

  /// Removes placeholders from a value at any depth: array elements are dropped, and members become
  /// `null`; nil if there are no placeholders.
  static func removed(from value: JSONValue) -> JSONValue? {
    guard case .object(let object) = value else { return removed(from: value, isDefault: false) }
    return removed(from: object) { defaultParts.contains(SectionTitle.snakeCase($0)) }
  }

  /// The text parts of the default analysis.
  private static let defaultParts: Set<String> = ["summary", "strengths", "weaknesses"]

  /// The indexes of the elements that ``removed(from:)`` keeps in a top-level array.
  static func remainingPlaces(in elements: [JSONValue], of name: String) -> [Int] {
    let isDefault = defaultParts.contains(SectionTitle.snakeCase(name))
    return elements.indices.filter { removed(from: elements[$0], isDefault: isDefault) != .null }
  }

  private static func removed(from value: JSONValue, isDefault: Bool) -> JSONValue? {
    switch value {
    case .null, .boolean, .number:
      return nil
    case .string(let text):
      let isFound = isDefault ? isPlaceholderInDefaultPart(text) : isPlaceholder(text)
      return isFound ? .null : nil
    case .array(let elements):
      let removals = elements.map { removed(from: $0, isDefault: isDefault) }
      guard removals.contains(where: { $0 != nil }) else { return nil }
      return .array(
        zip(elements, removals).compactMap { element, removal in
          removal == .null ? nil : removal ?? element
        })
    case .object(let object):
      guard case .object(var rest)? = removed(from: object, isDefault: { _ in false }) else {
        return nil
      }
      // A key that says something by itself would be shown without the placeholder.
      rest.members = zip(object.members, rest.members).compactMap { member, rest in
        rest.value.isNull && !member.value.isNull && SectionTitle.isProse(rest.name) ? nil : rest
      }
      return .object(rest)
    }
  }

  private static func removed(from object: JSONObject, isDefault: (String) -> Bool) -> JSONValue? {
    var object = object
    var isFound = false
    for (index, member) in object.members.enumerated() {
      guard let removal = removed(from: member.value, isDefault: isDefault(member.name)) else {
        continue
      }
      object.members[index].value = removal
      isFound = true
    }
    return isFound ? .object(object) : nil
  }
}
