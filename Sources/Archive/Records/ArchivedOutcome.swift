package import MeetingModel

/// The outcome of a request about a bot.
package struct ArchivedOutcome: Sendable, Hashable {
  /// The kinds of outcome.
  package enum Content: Sendable, Hashable {
    /// A final answer.
    case answer(ArchivedAnswer)
    /// The bot has not finished, or has not stored its results.
    case waiting(reason: String, incompleteSince: Instant?)
    /// The request failed.
    case failed(kind: String, reason: String)
  }

  /// The bot's position in the archive.
  package var position: Int64
  /// The time of the outcome.
  package var time: Instant
  /// The outcome itself.
  package var content: Content

  /// Makes a value.
  package init(position: Int64, time: Instant, content: Content) {
    self.position = position
    self.time = time
    self.content = content
  }
}
