internal import Exporting
internal import JSONDocument
internal import MeetingModel
internal import Reports

/// What is kept of a meeting once it has been read.
struct MeetingReading: Sendable {
  /// What becomes of the meeting.
  enum Outcome: Sendable {
    case entry(SiteEntry)
    case unchosen
    case unfinished
    case lacking(ExportError)
  }

  /// What answers about one bot have in common; nil without one.
  let botKey: Fingerprint?
  let outcome: Outcome
  /// The bot's ID; nil also if it is not known anymore.
  var bot: String?
  /// The people and the room, if meetings are chosen by names.
  var people: [String] = []
  var room: String?

  /// Keeps what is needed of a meeting.
  init(bot: String?, outcome: Outcome) {
    self.bot = bot
    self.outcome = outcome
    botKey = bot.map { Fingerprint(of: $0) }
  }

  /// Whether it can be kept for the next run, which tells the same of it.
  var canBeKept: Bool {
    switch outcome {
    case .entry, .unchosen: true
    case .unfinished, .lacking: false
    }
  }

  // MARK: JSON

  /// The reading as JSON: the key of the bot, and the entry, or null if the meeting is not chosen.
  var json: JSONValue {
    var entry = JSONValue.null
    if case .entry(let known) = outcome { entry = known.json }
    return .array([.text(botKey?.text), entry])
  }

  /// Reads ``json``; nil for anything else.
  init?(_ json: JSONValue) {
    guard let row = json.arrayValue, row.count == 2 else { return nil }
    botKey = row[0].stringValue.flatMap { Fingerprint(text: $0) }
    guard row[0].isNull || botKey != nil else { return nil }
    if row[1].isNull {
      outcome = .unchosen
    } else {
      guard let entry = SiteEntry(row[1]) else { return nil }
      outcome = .entry(entry)
    }
  }
}

extension JSONValue {
  /// The integer that a number is; nil for anything else.
  fileprivate var integer: Int? { numberValue.flatMap { Int($0.spelling) } }
}

extension SiteEntry {
  /// The entry as JSON: an array of its properties in their order.
  fileprivate var json: JSONValue {
    .array([
      .string(title), Self.json(startedAt), Self.json(completedAt),
      durationMilliseconds.map { .number(JSONNumber($0)) } ?? .null,
      .array(people.map { .string($0) }), .text(room), .string(summary),
      .number(JSONNumber(openItems)), .text(subject),
    ])
  }

  /// Reads ``json``; nil for anything else.
  fileprivate init?(_ json: JSONValue) {
    guard let row = json.arrayValue, row.count == 9, let title = row[0].stringValue,
      let people = row[4].arrayValue?.map(\.stringValue), !people.contains(nil),
      let summary = row[6].stringValue, let openItems = row[7].integer
    else { return nil }
    self.init(
      title: title, startedAt: Self.instant(row[1]), completedAt: Self.instant(row[2]),
      durationMilliseconds: row[3].integer.map(Int64.init), people: people.compactMap { $0 },
      room: row[5].stringValue, summary: summary, openItems: openItems,
      subject: row[8].stringValue)
  }

  private static func json(_ instant: Instant?) -> JSONValue {
    guard let instant else { return .null }
    return [.number(JSONNumber(instant.seconds)), .number(JSONNumber(instant.nanoseconds))]
  }

  private static func instant(_ json: JSONValue) -> Instant? {
    guard let parts = json.arrayValue, parts.count == 2, let seconds = parts[0].integer,
      let nanoseconds = parts[1].integer, (0..<1_000_000_000).contains(nanoseconds)
    else { return nil }
    return Instant(seconds: Int64(seconds), nanoseconds: Int32(nanoseconds))
  }
}
