package import MeetingModel

/// What an archive knows of a bot, its answer aside.
package struct ArchivedBot: Sendable, Hashable {
  /// Its place in the list of all bots of the archive, from 1.
  package var position: Int64
  /// Its ID.
  package var id: BotID
  /// How far it is.
  package var state: ArchivedState
  /// The SHA-256 of the answer about it; nil if there is none.
  ///
  /// A bot that could not be asked again has that of last time.
  package var answerHash: [UInt8]?
  /// Whether there is more in the answer than that the bot failed.
  package var hasNotes: Bool
  /// Whether it was listed in this run.
  package var isListed: Bool
  /// When it was first seen completed without all of its results; nil where it was not.
  package var incompleteSince: Instant?
  /// What was written of it as Markdown.
  package var markdown: ArchivedOutput?
  /// What was written of it as HTML.
  package var html: ArchivedOutput?
  /// Its line among all lines.
  package var jsonLines: ArchivedOutput?

  /// Whether the archive has an answer about it.
  package var hasAnswer: Bool { answerHash != nil }

  /// What was written of it in a format; nil if nothing was.
  package func output(in format: ArchivedFormat) -> ArchivedOutput? {
    switch format {
    case .markdown: markdown
    case .html: html
    case .jsonLines: jsonLines
    }
  }
}
