public import MeetingModel

/// Something that happened while meetings were rendered.
public enum RenderEvent: Sendable {
  /// Something in a meeting was odd; `meeting` names it by its ID, or by its source.
  case warning(meeting: String, Warning)
  /// A note was written.
  case written(path: String)
  /// A note was there already, byte for byte.
  case unchanged(path: String)
  /// A person has edited a note: it was kept, and the new text is beside it.
  case kept(path: String, newPath: String)
  /// A person has edited a note, and has been given its present text before: it was kept.
  case keptAsBefore(path: String)
  /// A note has another name now; what a person has edited under the old one was kept.
  case keptUnderOldName(path: String, newPath: String)
  /// A meeting, or a whole source, could not be rendered; the rest goes on.
  case failed(ExportError)
}

extension RenderEvent {
  /// Whether it says what became of a file.
  var isOfFile: Bool {
    switch self {
    case .warning, .failed: false
    case .written, .unchanged, .kept, .keptAsBefore, .keptUnderOldName: true
    }
  }

  /// The event of what became of a note.
  init(_ outcome: NoteWriter.Outcome) {
    switch outcome {
    case .written(let path): self = .written(path: path)
    case .unchanged(let path): self = .unchanged(path: path)
    case .kept(let path, let newPath): self = .kept(path: path, newPath: newPath)
    case .keptAsBefore(let path): self = .keptAsBefore(path: path)
    case .keptUnderOldName(let path, let newPath):
      self = .keptUnderOldName(path: path, newPath: newPath)
    }
  }
}
