/// What a reader cannot know from the service's answer.
public struct ReaderOptions: Sendable, Hashable {
  /// The names by which a bot is recognised, beside those that the service gives it by itself.
  public var botNames: [String]
  /// The names to show instead of those in the transcript, such as "Ann" for "User".
  ///
  /// Speakers who get one name become one speaker.
  public var speakerNames: [String: String]

  /// Makes options.
  public init(botNames: [String] = [], speakerNames: [String: String] = [:]) {
    self.botNames = botNames
    self.speakerNames = speakerNames
  }

  /// Whether a name in a transcript is a bot's: the service's default, the name where none is set,
  /// that of older sessions, or one of ``botNames``.
  func isBot(_ name: String) -> Bool {
    ["PailBot", "Assistant", "assistant"].contains(name) || botNames.contains(name)
  }
}
