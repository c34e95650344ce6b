/// What becomes of a note that a person has edited once its text has changed.
///
/// The raw value is the word for it in the program's options.
public enum EditPolicy: String, Sendable, Hashable, CaseIterable {
  /// The new text is merged into it; where both have changed the same, the note keeps the edit,
  /// and the new text is placed beside it, too.
  ///
  /// Only Markdown is merged, and only where an archive knows what the note was made from; any
  /// other note is kept.
  case merge
  /// It stays as it is, and the new text is placed beside it.
  case keep
  /// The new text takes its place.
  case overwrite
}
