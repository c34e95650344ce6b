internal import Archive
internal import BotStatus
internal import InterchangeFormats
package import MeetingModel
package import Reports
internal import TextScanning

/// The action items of several meetings as one calendar (RFC 5545): of each meeting, what the
/// built-in pack `calendar` makes of it.
///
/// An item has the identifier that it has in the calendar of its meeting, so that a program which
/// has one of them updates it.
package struct TaskCalendar {
  private let reader: BotStatusReader
  private let renderer: Renderer
  private var items: [UInt8] = []

  private static let head = Array(
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//debrief//todo//EN\r\n".utf8)
  private static let end = Array("END:VCALENDAR\r\n".utf8)

  /// Makes a calendar without items.
  ///
  /// - Parameter speakerNames: The names to show by those in the answers.
  package init(speakerNames: [String: String] = [:]) throws(ReportError) {
    reader = BotStatusReader(options: ReaderOptions(speakerNames: speakerNames))
    renderer = try Renderer(
      try PackLoader().load("calendar"), format: .calendar, options: RenderOptions())
  }

  /// Adds action items of a meeting.
  ///
  /// - Parameters:
  ///   - tasks: The items, all of one meeting.
  ///   - answer: The answer that they are in.
  mutating func add(_ tasks: [ListedTask], of answer: StoredAnswer) throws {
    var meeting = try reader.meeting(in: try PackedAnswer.unpacked(answer))
    guard var actions = meeting.insights?.actionItems else { return }
    var places: [Int] = []
    for listed in tasks {
      let index = Int(listed.task.passage.item) - 1
      guard actions.indices.contains(index) else { continue }
      actions[index].isDone = listed.isDone
      places.append(index)
    }
    meeting.insights?.actionItems = actions
    var text: [UInt8] = []
    try renderer.render(MeetingView(meeting), into: &text)
    let parts = Self.items(in: text)
    for place in places where parts.indices.contains(place) {
      items.append(contentsOf: parts[place])
    }
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
      do throws(ArchiveError) {
        guard let answer = try archive.answer(at: first.position) else { continue }
        do {
          try calendar.add(Array(own), of: answer)
        } catch {
          damaged.append(answer.bot)
        }
      } catch {
        throw ExportError(error)
      }
    }
    return damaged
  }
}
