/// The outcome of a note or a file of lines.
public enum NoteOutcome: Sendable, Hashable {
  /// It was written.
  case written(path: String)
  /// An identical file was already there.
  case unchanged(path: String)
  /// A person has edited the existing file: it was kept, and the new text was written beside it.
  case kept(path: String, newPath: String)
  /// A person has edited the existing file, and this text was written before: it was kept.
  case keptAsBefore(path: String)
  /// The note has a new name: the edited file under the old name was kept.
  case keptUnderOldName(path: String, newPath: String)

  /// Whether a file was kept because a person has edited it.
  var isKept: Bool {
    switch self {
    case .written, .unchanged: false
    case .kept, .keptAsBefore, .keptUnderOldName: true
    }
  }
}
