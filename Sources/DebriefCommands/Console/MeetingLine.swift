internal import Archive
internal import Exporting
internal import JSONDocument
internal import MeetingModel
internal import TextEscaping
internal import TimeZones

/// What a list shows of a meeting: as cells for people, or as JSON.
struct MeetingLine {
  let listed: ListedMeeting
  let timeZone: Zone
  /// The names to show by those in the answers.
  let speakerNames: [String: String]

  /// The columns of a list.
  enum Column: Int, CaseIterable {
    case time
    case title
    case people
    case length
    case state
    case bot
  }

  /// The cells, one for each ``Column``, on one line and harmless on a terminal.
  var cells: [String] {
    [
      meeting?.startedAt.map { Self.text(of: $0, in: timeZone) } ?? "",
      meeting.flatMap { $0.title ?? $0.room } ?? "", people.joined(separator: ", "),
      meeting?.length.map(Self.length) ?? "", listed.state.rawValue, listed.id.text,
    ].map { PlainText.terminalLine($0) }
  }

  /// The meeting as JSON, as `debrief schema list` describes it.
  var json: JSONObject {
    [
      "schema": "debrief.list.v1", "bot_id": .string(listed.id.text),
      "state": .string(listed.state.rawValue), "status": .text(listed.status),
      "started_at": .text(meeting?.startedAt?.rfc3339Text),
      "duration_seconds": .integer(meeting?.length), "title": .text(meeting?.title),
      "room": .text(meeting?.room), "people": .array(people.map { .string($0) }),
      "reason": .text(listed.reason),
    ]
  }

  private var meeting: ArchivedMeeting? { listed.meeting }
  private var people: [String] {
    let names = meeting?.people ?? []
    return speakerNames.isEmpty ? names : names.map { speakerNames[$0] ?? $0 }
  }

  /// The members with which a line begins that is about a part of a meeting.
  static func head(schema: String, _ bot: BotID, _ meeting: ArchivedMeeting?) -> JSONObject {
    [
      "schema": .string(schema), "bot_id": .string(bot.text),
      "started_at": .text(meeting?.startedAt?.rfc3339Text), "title": .text(meeting?.title),
      "room": .text(meeting?.room),
    ]
  }

  /// The date and the time of day to the minute: `2026-03-02 10:00`.
  static func text(of time: Instant, in timeZone: Zone) -> String {
    let local = timeZone.localTime(at: time).time
    return "\(local.dateText) \(local.timeText.prefix(5))"
  }

  /// A length in hours and minutes: `1 h 05 min`; below a minute in seconds.
  private static func length(_ seconds: Int64) -> String {
    if seconds < 60 { return "\(seconds) s" }
    // Rounded, as notes do.
    let minutes = (seconds + 30) / 60
    guard minutes >= 60 else { return "\(minutes) min" }
    return "\(minutes / 60) h \(Int(minutes % 60).padded(to: 2)) min"
  }
}

/// Lines of meetings in columns that fit a terminal.
struct MeetingTable {
  private var rows: [[String]] = []

  /// Adds a line.
  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The lines, fitted to a width in columns.
  ///
  /// People are cut first, then titles; the ID of a bot, which other commands need, never is. Where
  /// there is no room for people, they are left out.
  func lines(width: Int) -> [String] {
    var widths = MeetingLine.Column.allCases.map { column in
      rows.map { Terminal.columns(of: $0[column.rawValue]) }.max() ?? 0
    }
    shrink(&widths, to: width)
    return rows.map { row in
      let shown = zip(row, widths).filter { $0.1 > 0 }
      let cells = shown.enumerated().map { index, cell in
        let text = Terminal.fitted(cell.0, to: cell.1)
        guard index < shown.count - 1 else { return text }
        return text + String(repeating: " ", count: cell.1 - Terminal.columns(of: text))
      }
      return cells.joined(separator: "  ")
    }
  }

  /// The least width of people and of a title that says something.
  private static let leastWidth = 8

  private func shrink(_ widths: inout [Int], to width: Int) {
    func excess() -> Int {
      let shown = widths.filter { $0 > 0 }
      return shown.reduce(0, +) + 2 * (shown.count - 1) - width
    }
    for column in [MeetingLine.Column.people, .title] {
      let index = column.rawValue
      guard excess() > 0, widths[index] > Self.leastWidth else { continue }
      widths[index] = max(widths[index] - excess(), Self.leastWidth)
    }
    guard excess() > 0 else { return }
    widths[MeetingLine.Column.people.rawValue] = 0
    let title = MeetingLine.Column.title.rawValue
    let space = -excess()
    if space > 0 {
      let wanted = rows.map { Terminal.columns(of: $0[title]) }.max() ?? 0
      widths[title] = min(widths[title] + space, wanted)
    }
  }
}
