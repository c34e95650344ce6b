package import MeetingModel

/// The archive's record of a bot, without its answer.
package struct ArchivedBot: Sendable, Hashable {
  /// Its position in the list of all bots of the archive, from 1.
  package var position: Int64
  /// Its ID.
  package var id: BotID
  /// Its state.
  package var state: ArchivedState
  /// The SHA-256 of the answer about it; nil if there is none.
  ///
  /// A bot whose newer request failed keeps the hash of its previous answer.
  package var answerHash: [UInt8]?
  /// Whether the answer holds more than the failure of the bot.
  package var hasNotes: Bool
  /// Whether it was listed in this run.
  package var isListed: Bool
  /// When it was first seen completed without all of its results; nil if it was not.
  package var incompleteSince: Instant?
  /// Its Markdown output.
  package var markdown: ArchivedOutput?
  /// Its HTML output.
  package var html: ArchivedOutput?
  /// Its line in the lines file.
  package var jsonLines: ArchivedOutput?
  /// Its outputs in other formats, of those asked for.
  package var others: [ArchivedFormat: ArchivedOutput] = [:]

  /// Whether the archive has an answer about it.
  package var hasAnswer: Bool { answerHash != nil }

  /// Its output in a format; nil if there is none.
  package func output(in format: ArchivedFormat) -> ArchivedOutput? {
    switch format {
    case .markdown: markdown
    case .html: html
    case .jsonLines: jsonLines
    default: others[format]
    }
  }
}

/// The archive's record of a file written for a meeting, or of its line in the lines file.
package struct ArchivedOutput: Sendable, Hashable {
  /// The file's name in the folder.
  package var name: String
  /// Its size in bytes; nil if nothing has been completed under the name yet.
  package var size: Int?
  /// The number of the template and settings it was made with; nil if its meeting has changed.
  package var template: Int64?
}

/// The state of a bot in an archive.
///
/// The raw value is the name in the archive and must not change.
package enum ArchivedState: String, Sendable, Hashable, CaseIterable {
  /// Listed, but not queried yet.
  case new
  /// Not finished, or without stored results, when it was last queried.
  case waiting
  /// Its answer is in the archive.
  case done
  /// Its request failed.
  case failed
}
