package import MeetingModel

/// The outcome of a request about a bot.
package struct ArchivedOutcome: Sendable, Hashable {
  /// The kinds of outcome.
  package enum Content: Sendable, Hashable {
    /// A final answer.
    case answer(ArchivedAnswer)
    /// A final answer that lacks what the stored one has, which stays.
    case kept
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

/// A raw answer as stored in an archive.
package struct ArchivedAnswer: Sendable, Hashable {
  /// The SHA-256 of the answer.
  package var hash: [UInt8]
  /// The size of the answer in bytes.
  package var size: Int
  /// The answer as a zlib stream (RFC 1950).
  package var body: [UInt8]
  /// The bot's status as reported by the service.
  package var status: String
  /// Whether the answer holds more than the failure of the bot.
  package var hasNotes: Bool
  /// What lists show of the meeting; nil to leave it to the next list.
  package var meeting: ArchivedMeeting?
  /// The texts that the search finds; nil to leave them to the next search.
  package var passages: [ArchivedPassage]?

  /// Makes a value.
  package init(hash: [UInt8], size: Int, body: [UInt8], status: String, hasNotes: Bool) {
    self.hash = hash
    self.size = size
    self.body = body
    self.status = status
    self.hasNotes = hasNotes
  }
}

/// A raw answer as read from an archive, where it may have been damaged.
package struct StoredAnswer: Sendable, Hashable {
  /// The bot it is about.
  package var bot: BotID
  /// The original size of the answer in bytes.
  package var size: Int
  /// The answer as a zlib stream (RFC 1950).
  package var body: [UInt8]
  /// The original SHA-256 of the answer; nil if the archive has none.
  package var hash: [UInt8]?
}
