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

  /// The names that the service gives a bot: its default, that where none is set, and that of
  /// older sessions.
  private static let serviceBotNames: Set<String> = ["PailBot", "Assistant", "assistant"]

  /// Whether a name in a transcript is a bot's.
  func isBot(_ name: String) -> Bool {
    Self.serviceBotNames.contains(name) || botNames.contains(name)
  }
}
