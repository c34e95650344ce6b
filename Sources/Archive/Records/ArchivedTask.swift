/// An action item in the index of an archive.
package struct ArchivedTask: Sendable, Hashable {
  /// The position of the bot.
  package var position: Int64
  /// The action item and its meeting; the excerpt is empty.
  package var hit: ArchivedHit
  /// The path of the meeting's Markdown note in the folder; nil if there is none.
  package var note: String?
}
