internal import Archive
internal import JSONDocument
internal import MeetingModel
internal import PailFlow

/// What the program is told that runs after each note: one JSON object, as the schema
/// `debrief.event.v1` describes it, which must not change except for members added at the end.
struct NoteEvent: Sendable {
  /// The object on one line, with a line end.
  let text: [UInt8]
  /// The meeting, for messages.
  let meeting: BotID

  /// Describes a meeting whose notes are in place.
  init(_ answer: BotAnswer, _ notes: [NoteOutcome], call: QueuedCall) {
    let listed = ArchivedMeeting(of: answer.meeting)
    meeting = answer.botID
    let event: JSONValue = [
      "schema": "debrief.event.v1",
      "event": "notes_written",
      "meeting_id": .string(answer.botID.text),
      "bot_id": .text(answer.botID.isDerived ? nil : answer.botID.text),
      "title": .text(listed.title),
      "room": .text(listed.room),
      "started_at": .text(listed.startedAt?.rfc3339Text),
      "duration_seconds": .integer(listed.length),
      "received_at": .string(call.receivedAt.rfc3339Text),
      "notes": .array(notes.map(\.json)),
    ]
    var text: [UInt8] = []
    JSONWriter.append(event, to: &text)
    self.text = text + [UInt8(ascii: "\n")]
  }
}

extension NoteOutcome {
  /// The path of the note, what has become of it, and the path of a text beside it.
  fileprivate var json: JSONValue {
    let (path, outcome, newPath): (String, String, String?) =
      switch self {
      case .written(let path): (path, "written", nil)
      case .unchanged(let path): (path, "unchanged", nil)
      case .kept(let path, let newPath), .blocked(let path, let newPath):
        (path, "kept", newPath)
      case .keptUnderOldName(let path, let newPath): (newPath, "kept", path)
      case .keptAsBefore(let path), .blockedAsBefore(let path), .leftForNextRun(let path):
        (path, "kept", nil)
      case .merged(let path): (path, "merged", nil)
      case .conflicting(let path, let newPath): (path, "conflict", newPath)
      case .moved(let path, let newPath): (newPath, "moved", path)
      }
    return ["path": .string(path), "outcome": .string(outcome), "other_path": .text(newPath)]
  }
}
