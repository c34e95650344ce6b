/// A text that a note of a bot has, had, or was about to get.
package struct WrittenNote: Sendable, Hashable {
  /// Whether it is the note itself, or was put beside an edited one.
  package var place: NotePlace
  /// The name under which the archive knows the note now; nil where it knows none.
  package var name: String?
  /// Another name under which the text was about to be written; nil if there was none.
  package var otherName: String?
  /// The SHA-256 of the text.
  package var hash: [UInt8]
  /// Whether the text has ever been in its place.
  package var isInPlace: Bool
}
