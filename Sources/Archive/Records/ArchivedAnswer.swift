package import MeetingModel

/// A raw answer as an archive keeps it.
package struct ArchivedAnswer: Sendable, Hashable {
  /// The SHA-256 of the answer.
  package var hash: [UInt8]
  /// How many bytes the answer has.
  package var size: Int
  /// The answer as a zlib stream (RFC 1950).
  package var body: [UInt8]
  /// What the service said of the bot.
  package var status: String
  /// Whether there is more in the answer than that the bot failed.
  package var hasNotes: Bool

  /// Makes a value.
  package init(hash: [UInt8], size: Int, body: [UInt8], status: String, hasNotes: Bool) {
    self.hash = hash
    self.size = size
    self.body = body
    self.status = status
    self.hasNotes = hasNotes
  }
}

/// A raw answer as it was found in an archive, whatever may have happened to it there.
package struct StoredAnswer: Sendable, Hashable {
  /// The bot that it is about.
  package var bot: BotID
  /// The number of bytes that the answer had.
  package var size: Int
  /// The answer as a zlib stream (RFC 1950).
  package var body: [UInt8]
  /// The SHA-256 that the answer had; nil where the archive has none.
  package var hash: [UInt8]?
}
