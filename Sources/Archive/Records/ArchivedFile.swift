/// A file that is about to be written, or has been.
package struct ArchivedFile: Sendable, Hashable {
  /// The position of the bot it is about.
  package var position: Int64
  /// Its format.
  package var format: ArchivedFormat
  /// Whether it is the note itself, or is placed beside one that a person has edited.
  package var place: NotePlace
  /// Its name in the folder.
  package var name: String
  /// Its size in bytes.
  package var size: Int
  /// The SHA-256 of its text, without the edits of a person.
  package var hash: [UInt8]
  /// The number of the template and settings it was made with; nil if its meeting has changed.
  package var template: Int64?
  /// Whether the file holds the edits of a person besides the text that the hash is of.
  package var isEdited: Bool

  /// Makes a value.
  package init(
    position: Int64, format: ArchivedFormat, place: NotePlace = .note, name: String, size: Int,
    hash: [UInt8], template: Int64?, isEdited: Bool = false
  ) {
    self.position = position
    self.format = format
    self.place = place
    self.name = name
    self.size = size
    self.hash = hash
    self.template = template
    self.isEdited = isEdited
  }

  var key: OutputKey { OutputKey(format, place) }
}

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
