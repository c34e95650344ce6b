package import MeetingModel

/// What came of asking about a bot.
package struct ArchivedOutcome: Sendable, Hashable {
  /// What it is.
  package enum Content: Sendable, Hashable {
    /// An answer that is there to stay.
    case answer(ArchivedAnswer)
    /// The bot has not finished, or has not stored its results.
    case waiting(reason: String, incompleteSince: Instant?)
    /// Asking failed.
    case failed(kind: String, reason: String)
  }

  /// The bot's position in the archive.
  package var position: Int64
  /// When it was.
  package var time: Instant
  /// What it is.
  package var content: Content

  /// Makes a value.
  package init(position: Int64, time: Instant, content: Content) {
    self.position = position
    self.time = time
    self.content = content
  }
}
