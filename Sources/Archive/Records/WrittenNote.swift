/// A text that a bot's note has, had, or was about to get.
package struct WrittenNote: Sendable, Hashable {
  /// Whether it is the note itself, or was placed beside an edited one.
  package var place: NotePlace
  /// The current name of the note in the archive; nil if it has none.
  package var name: String?
  /// Another name under which the text was about to be written; nil if there is none.
  package var otherName: String?
  /// The SHA-256 of the text.
  package var hash: [UInt8]
  /// Whether the text has ever been in place.
  package var isInPlace: Bool
}
