internal import JSONDocument
internal import MeetingModel

/// The people that a meeting names: who spoke, who has to do something, and who is listed in the
/// insights.
enum MeetingPeople {
  /// The keys of the insights under which people are listed.
  private static let keys: Set<String> = [
    "owner", "owners", "assignee", "assignees", "assigned_to", "responsible", "attendees",
    "attendee", "participants", "participant", "people", "speakers", "speaker", "author",
    "interviewer", "interviewee", "candidate", "candidate_name", "manager", "reviewer", "contact",
    "contacts", "person", "who", "organizer", "organiser", "host", "guests", "presenter", "lead",
    "full_name", "first_name", "last_name", "customer_name", "contact_name",
  ]

  /// The labels of the people of a meeting, with the speakers first.
  static func labels(of meeting: Meeting) -> (speakers: [String], others: [String]) {
    let speakers = meeting.participants
    var others: [String] = []
    for item in meeting.insights?.actionItems ?? [] {
      if let owner = item.owner { others += parts(of: owner) }
    }
    if let received = meeting.insights?.received { collect(received, isPeople: false, to: &others) }
    for question in meeting.questions {
      collect(.object(question.extra), isPeople: false, to: &others)
    }
    collect(.object(meeting.extra), isPeople: false, to: &others)
    return (speakers, others.filter(isName))
  }

  /// The nesting of values is limited by that of the JSON from which they were read.
  private static func collect(_ value: JSONValue, isPeople: Bool, to labels: inout [String]) {
    switch value {
    case .null, .boolean, .number: break
    case .string(let text): if isPeople { labels += parts(of: text) }
    case .array(let elements):
      for element in elements { collect(element, isPeople: isPeople, to: &labels) }
    case .object(let object):
      for member in object.members {
        let key = member.name.lowercased()
        let isPeople = keys.contains(key) || isPeople && key == "name"
        collect(member.value, isPeople: isPeople, to: &labels)
      }
    }
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
    let words = text.unicodeScalars.split { $0 == " " || $0 == "\u{3000}" || $0 == "\u{A0}" }
    return words.allSatisfy { word in
      guard let first = word.first(where: { $0.properties.isAlphabetic }) else { return false }
      if first.properties.isUppercase || !first.properties.changesWhenUppercased { return true }
      let letters = word.map { $0.properties.lowercaseMapping }.joined()
      return NameWords.particles.contains(letters)
    }
  }
}
