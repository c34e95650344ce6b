internal import Archive
internal import Exporting
internal import JSONDocument
internal import MeetingModel
internal import TextEscaping
internal import TimeZones

/// What a list of action items shows of one: a line for people, or JSON.
struct TaskLine {
  let listed: ListedTask
  let timeZone: Zone

  /// The heading of a group.
  static func heading(
    of group: TaskList.Group, by grouping: TaskList.Grouping, in timeZone: Zone
  ) -> String {
    switch grouping {
    case .owner: return "# " + PlainText.terminalLine(group.owner ?? "Nobody")
    case .date:
      return "# "
        + (group.tasks.first.map { TaskLine(listed: $0, timeZone: timeZone).meeting } ?? "")
    }
  }

  /// The line in a group.
  ///
  ///     - [ ] Order lenses, due Friday (Weekly sync, 2026-03-01 10:00, 258b06fc-…)
  func text(in grouping: TaskList.Grouping) -> String {
    let passage = listed.task.passage
    let due = passage.due.map { ", due \($0)" } ?? ""
    let rest =
      switch grouping {
      case .owner: " (\(meeting))"
      case .date: passage.person.map { " (\($0))" } ?? ""
      }
    return "- [\(listed.isDone ? "x" : " ")] "
      + PlainText.terminalLine(passage.text + due + rest)
  }

  /// The action item as JSON, as `debrief schema todo` describes it.
  var json: JSONObject {
    let (task, passage) = (listed.task, listed.task.passage)
    let rest: JSONObject = [
      "number": .integer(passage.item), "task": .string(passage.text),
      "owner": .text(passage.person), "due": .text(passage.due),
      "is_done": .boolean(listed.isDone), "note": .text(listed.note),
      "is_ticked": listed.isTicked.map { .boolean($0) } ?? .null,
    ]
    let head = MeetingLine.head(schema: "debrief.todo.v1", task.id, task.meeting)
    return JSONObject(members: head.members + rest.members)
  }

  /// The meeting: its title or room, its time, and the bot's ID.
  private var meeting: String {
    let parts = [
      listed.task.meeting.flatMap { $0.title ?? $0.room },
      listed.task.meeting?.startedAt.map { MeetingLine.text(of: $0, in: timeZone) },
      listed.task.id.text,
    ]
    return PlainText.terminalLine(parts.compactMap { $0 }.joined(separator: ", "))
  }
}
