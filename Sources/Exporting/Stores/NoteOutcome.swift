/// What became of a note, or of a file of lines.
public enum NoteOutcome: Sendable, Hashable {
  /// It was written.
  case written(path: String)
  /// It was there already, byte for byte.
  case unchanged(path: String)
  /// A person has edited what was there: it was kept, and the new text is beside it.
  case kept(path: String, newPath: String)
  /// A person has edited what was there, and has been given this text before: it was kept.
  case keptAsBefore(path: String)
  /// The note has another name now: what a person has edited under the old one was kept.
  case keptUnderOldName(path: String, newPath: String)

  /// Whether something was kept because a person has edited it.
  var isKept: Bool {
    switch self {
    case .written, .unchanged: false
    case .kept, .keptAsBefore, .keptUnderOldName: true
    }
  }
}
