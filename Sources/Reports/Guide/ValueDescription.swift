internal import MeetingModel
internal import Mustache

/// A name that templates can use, described for people.
package struct ValueDescription: Sendable {
  /// The name; that of a value inside a list or an object follows the name of that and a dot.
  package let name: String
  /// What the value is.
  package let meaning: String
  /// An example; empty for a list or an object.
  package let example: String

  init(_ name: String, _ meaning: String, _ example: String = "") {
    self.name = name
    self.meaning = meaning
    self.example = example
  }

  /// All names, grouped as in the guide.
  package static let all = meeting + results + questions + talk + others

  /// The names that every list has inside, besides those in the schema.
  static let positions: Set = ["first", "last"]

  /// Names whose values have the same names inside as another.
  ///
  /// A name that ends a path of its own, such as `evidence`, applies wherever it is.
  static let likeness = [
    "competencies": "scores", "questions.details": "action_items.details", "evidence": "turns",
    "notes_evidence": "turns", "passages.turns": "turns",
  ].merging(
    // All lists of the insights have the same names inside.
    InsightSlot.lists.filter { $0 != .decisions }.map { ($0.rawValue, "decisions") },
    uniquingKeysWith: { first, _ in first })

  /// The type in words.
  package var type: String {
    if Self.positions.contains(name) { return "yes or no" }
    var schema = RootNames.schema(labels: [])
    for part in name.utf8.split(separator: UInt8(ascii: ".")).map({ String(Substring($0)) }) {
      if case .list(let element) = schema { schema = element }
      guard case .object(let members) = schema, let member = members[part] else { break }
      schema = member
    }
    return switch schema {
    case .list(.object): "list"
    case .list: "list of texts"
    case .object, .anything: "object"
    case .leaf: Self.isTruth(name) ? "yes or no" : "text"
    }
  }

  private static func isTruth(_ name: String) -> Bool {
    let last =
      name.utf8.split(separator: UInt8(ascii: ".")).last.map { String(Substring($0)) } ?? ""
    return ["is_", "has_"].contains { last.utf8.starts(with: $0.utf8) }
      || ["done", "heading", "footer"].contains(last)
  }
}

/// A label or a function that templates can use, described for people.
package struct NameDescription: Sendable {
  /// The name.
  package let name: String
  /// The text of a label, or what a function does.
  package let text: String

  /// The labels of a pack in a language.
  package static func labels(
    of pack: TemplatePack, language: String
  ) throws(ReportError) -> [NameDescription] {
    let labels = try Labels(of: pack, language: language)
    return labels.names.map { NameDescription(name: $0, text: labels[$0]) }
  }

  /// The functions.
  package static let functions: [NameDescription] = [
    ("yaml", "a text in YAML's double quotes, a list in brackets; for front matter"),
    ("json", "any value as JSON"),
    ("url", "an address that is safe as a link's target; other text is percent-encoded"),
    ("slug", "lower-case letters and digits, with - between words"),
    ("date", "the day of a time, in the zone and the language"),
    ("plain", "the words on one line, without markup"),
    ("percent", "a score out of ten as a value from 0 to 100"),
    ("time", "the time of day of a moment, in the zone of the notes"),
    ("duration", "a number of seconds, or a duration in ISO 8601, in words"),
    ("number", "a number in the language's format; number(x, 1) rounds it to one decimal"),
    ("upper", "the words in upper case"),
    ("lower", "the words in lower case"),
    ("title", "the words, each with a capital at its start"),
    ("truncate", "the first words on one line; truncate(x, 80) has at most 80 characters"),
    ("wikilink", "a link to a note of that name: [[Ann Lee]]"),
    ("csv", "a field of a table, in quotes; for csv"),
    ("ical", "a date or a moment as calendars write it; for ics"),
    ("mrkdwn", "the words for an mrkdwn object, in which nothing acts; for slack"),
  ].map { NameDescription(name: $0.0, text: $0.1) }
}
