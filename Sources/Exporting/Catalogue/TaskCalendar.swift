internal import Archive
internal import BotStatus
internal import InterchangeFormats
package import MeetingModel
package import Reports
internal import TextScanning
package import TimeZones

/// The action items of several meetings as one calendar (RFC 5545): of each meeting, what the
/// built-in pack `calendar` makes of it.
///
/// An item has the identifier that it has in the calendar of its meeting with the same names.
package struct TaskCalendar {
  private let stages: MeetingStages
  private let renderer: Renderer
  private var items: [UInt8] = []

  private static let head = Array(
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//debrief//todo//EN\r\n".utf8)
  private static let end = Array("END:VCALENDAR\r\n".utf8)

  /// Makes a calendar without items.
  ///
  /// - Parameters:
  ///   - speakerNames: The names to show by those in the answers.
  ///   - timeZone: The zone in which a moment has the day on which an item is due.
  package init(
    speakerNames: [String: String] = [:], timeZone: Zone = .utc
  ) throws(ReportError) {
    stages = MeetingStages(
      reader: BotStatusReader(options: ReaderOptions(speakerNames: speakerNames)),
      requirements: [], templates: [], hashedFormats: [])
    renderer = try Renderer(
      try PackLoader().load("calendar"), format: .calendar,
      options: RenderOptions(timeZone: timeZone))
  }

  /// Adds action items of a meeting.
  ///
  /// - Throws: An ``ExportError`` of the kind bad input if the answer is damaged.
  /// - Parameters:
  ///   - tasks: The items, all of one meeting.
  ///   - answer: The answer that they are in.
  mutating func add(_ tasks: [ListedTask], of answer: StoredAnswer) throws(ExportError) {
    var meeting = try stages.meeting(in: answer)
    guard var actions = meeting.insights?.actionItems else { return }
    var places: [Int] = []
    for listed in tasks {
      let index = Int(listed.task.passage.item) - 1
      guard actions.indices.contains(index) else { continue }
      actions[index].isDone = listed.isDone
      places.append(index)
    }
    meeting.insights?.actionItems = actions
    let parts = Self.items(in: try text(of: meeting))
    guard parts.count == actions.count else {
      throw ExportError(
        .failed, at: "bot \(answer.bot.text)",
        "its calendar has \(parts.count) of \(actions.count) action items")
    }
    for place in places { items.append(contentsOf: parts[place]) }
  }

  private func text(of meeting: Meeting) throws(ExportError) -> [UInt8] {
    var text: [UInt8] = []
    do {
      try renderer.render(MeetingView(meeting), into: &text)
    } catch {
      throw ExportError(.failed, "\(error)", underlying: error)
    }
    return text
  }

  /// The calendar; nil without items.
  package func text() throws(ExportError) -> [UInt8]? {
    guard !items.isEmpty else { return nil }
    let text = Self.head + items + Self.end
    do {
      try InterchangeFormat.calendar.check(text)
    } catch {
      throw ExportError(
        .failed, "line \(error.line) of the calendar: \(error.reason)", underlying: error)
    }
    return text
  }

  /// The items of a calendar, each from its beginning to its end.
  private static func items(in calendar: [UInt8]) -> [ArraySlice<UInt8>] {
    var items: [ArraySlice<UInt8>] = []
    var start: Int?
    calendar[...].forEachLine { line in
      if line.elementsEqual("BEGIN:VTODO\r".utf8) { start = line.startIndex }
      if line.elementsEqual("END:VTODO\r".utf8), let first = start {
        items.append(calendar[first..<(line.endIndex + 1)])
        start = nil
      }
    }
    return items
  }
}

extension MeetingCatalogue {
  /// Adds action items to a calendar.
  ///
  /// - Parameter tasks: The items; those of a meeting come one after the other.
  /// - Returns: The bots whose stored answers are damaged: their items are left out.
  package func add(
    _ tasks: [ListedTask], to calendar: inout TaskCalendar
  ) throws(ExportError) -> [BotID] {
    var damaged: [BotID] = []
    var rest = tasks[...]
    while let first = rest.first {
      let own = rest.prefix { $0.position == first.position }
      rest = rest.dropFirst(own.count)
      do throws(ExportError) {
        if let answer = try answer(at: first.position) {
          try calendar.add(Array(own), of: answer)
        } else {
          damaged.append(first.task.id)
        }
      } catch  where error.isDamage {
        damaged.append(first.task.id)
      }
    }
    return damaged
  }

  private func answer(at position: Int64) throws(ExportError) -> StoredAnswer? {
    do {
      return try archive.answer(at: position)
    } catch {
      throw ExportError(error)
    }
  }
}
