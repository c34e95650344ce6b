internal import JSONDocument
internal import MeetingModel

/// The people that a meeting names: who spoke, who has to do something, and who is listed in the
/// insights.
enum MeetingPeople {
  /// The keys of the insights under which people are listed.
  private static let keys: Set<String> = [
    "attendees", "attendee", "participants", "participant", "people", "speakers", "speaker",
    "author", "interviewer", "interviewee", "candidate", "candidate_name", "manager",
    "reviewer", "contact", "contacts", "person", "who", "organizer", "organiser", "host", "guests",
    "presenter", "lead", "full_name", "first_name", "last_name", "customer_name", "contact_name",
  ]

  /// The keys under which those are listed who have to do something.
  private static let ownerKeys: Set<String> = [
    "owner", "owners", "assignee", "assignees", "assigned_to", "responsible",
  ]

  /// Who is listed under a key.
  private enum Listing {
    case nobody
    case people
    case owners
  }

  /// The labels that are listed in insights.
  private struct Listed {
    var people: [String] = []
    var owners: [String] = []
  }

  /// The labels of the people of a meeting, with the speakers first.
  static func labels(of meeting: Meeting) -> (speakers: [String], others: [String]) {
    let speakers = meeting.participants
    var listed = Listed()
    for item in meeting.insights?.actionItems ?? [] {
      if let owner = item.owner { listed.owners += parts(of: owner) }
    }
    if let received = meeting.insights?.received { collect(received, of: .nobody, to: &listed) }
    for question in meeting.questions {
      collect(.object(question.extra), of: .nobody, to: &listed)
    }
    collect(.object(meeting.extra), of: .nobody, to: &listed)
    return (speakers, listed.people.filter(isName) + listed.owners.filter(isOwner))
  }

  /// The nesting of values is limited by that of the JSON from which they were read.
  private static func collect(_ value: JSONValue, of listing: Listing, to listed: inout Listed) {
    switch value {
    case .null, .boolean, .number: break
    case .string(let text):
      switch listing {
      case .nobody: break
      case .people: listed.people += parts(of: text)
      case .owners: listed.owners += parts(of: text)
      }
    case .array(let elements):
      for element in elements { collect(element, of: listing, to: &listed) }
    case .object(let object):
      for member in object.members {
        collect(
          member.value, of: self.listing(under: member.name.lowercased(), in: listing), to: &listed)
      }
    }
  }

  private static func listing(under key: String, in listing: Listing) -> Listing {
    if ownerKeys.contains(key) { return .owners }
    if keys.contains(key) { return .people }
    return key == "name" ? listing : .nobody
  }

  /// The names in a list of names: `Ann, Bob and Cleo`.
  static func parts(of text: String) -> [String] {
    guard text.utf8.count <= 1_000 else { return [] }
    return separated(text).filter { !$0.isSeparator }.map(\.text)
  }

  /// The names of a list and what stands between them.
  static func separated(_ text: String) -> [(text: String, isSeparator: Bool)] {
    let separators = [
      " and ", " und ", " et ", " y ", " e ", ", ", "; ", " & ", " + ", " / ", "、", "，", "/", ";",
    ].map { Array($0.utf8) }
    let bytes = Array(text.utf8)
    var parts: [(text: String, isSeparator: Bool)] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      guard let separator = separators.first(where: { bytes[index...].starts(with: $0) }) else {
        index += 1
        continue
      }
      parts.append((String(decoding: bytes[start..<index], as: UTF8.self), false))
      parts.append((String(decoding: separator, as: UTF8.self), true))
      index += separator.count
      start = index
    }
    parts.append((String(decoding: bytes[start...], as: UTF8.self), false))
    return parts.filter { !$0.text.isEmpty }
  }

  /// Whether a text of the insights is written as a name: at most four words, each with a capital.
  private static func isName(_ text: String) -> Bool {
    guard text.utf8.count <= 80, let name = PersonName(label: text), name.words.count <= 4,
      name.identity.unicodeScalars.contains(where: { $0.properties.isAlphabetic })
    else { return false }
    return isCapitalised(text)
  }

  /// Whether a text says by a name who has to do something.
  ///
  /// That is at most eight words, particles not counted, or four if not each has a capital; without
  /// capitals, `the team` and `sales` are none.
  private static func isOwner(_ text: String) -> Bool {
    guard text.utf8.count <= 160, let name = PersonName(label: text),
      name.identity.unicodeScalars.contains(where: { $0.properties.isAlphabetic })
    else { return false }
    let words = name.words.map { PersonName.string($0.letters) }
    // `Ben` alone is a first name.
    let own = words.filter {
      words.count == 1 && !NameWords.functionWords.contains($0)
        || !NameWords.particles.contains($0) && !NameWords.articles.contains($0)
    }
    guard !own.allSatisfy({ NameWords.generic.contains($0) || NameWords.articles.contains($0) })
    else { return false }
    if isCapitalised(text) { return own.count <= 8 }
    return own.count <= 4
      && !words.contains {
        NameWords.noOwners.contains($0) || NameWords.functionWords.contains($0)
          || NameWords.generic.contains($0)
      }
  }

  /// Whether each word of a text that has capitals in its script has one, but for particles.
  private static func isCapitalised(_ text: String) -> Bool {
    let words = text.unicodeScalars.split { $0 == " " || $0 == "\u{3000}" || $0 == "\u{A0}" }
    return words.allSatisfy { word in
      guard let first = word.first(where: { $0.properties.isAlphabetic }) else { return false }
      if first.properties.isUppercase || !first.properties.changesWhenUppercased { return true }
      let letters = word.map { $0.properties.lowercaseMapping }.joined()
      return NameWords.particles.contains(letters) || NameWords.articles.contains(letters)
    }
  }
}
