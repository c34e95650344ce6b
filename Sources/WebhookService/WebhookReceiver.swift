package import JSONDocument
package import MeetingModel

/// What becomes of the calls that a ``WebhookServer`` reads.
package protocol WebhookReceiver: Sendable {
  /// Takes a call; ``WebhookAnswer/accepted`` promises that it is on disk.
  func receive(_ call: WebhookCall) async -> WebhookAnswer
  /// Whether calls can be taken, and figures for whoever watches the service, without secrets.
  func health() async -> (isWell: Bool, figures: JSONObject)
  /// Takes note of a request that was turned away before it was read.
  func turnedAway(_ reason: String)
}

/// A call with the right secret.
package struct WebhookCall: Sendable {
  /// What the address says of the bot.
  package enum Bot: Sendable, Hashable {
    /// Nothing.
    case unnamed
    /// Which one it is.
    case named(BotID)
    /// There is a `bot_id` which is no bot's ID.
    case unreadable
  }

  /// The body.
  package let body: [UInt8]
  /// The bot.
  package let bot: Bot
}

/// The answer to a call.
package enum WebhookAnswer: Sendable, Hashable {
  /// It is on disk.
  case accepted
  /// Its body is not JSON.
  case notJSON(reason: String)
  /// Its body is JSON, but no meeting.
  case notMeeting(reason: String)
  /// It cannot be kept now.
  case unavailable
}
