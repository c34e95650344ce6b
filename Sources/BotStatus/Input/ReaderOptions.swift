/// What a reader cannot know from the service's answer.
public struct ReaderOptions: Sendable, Hashable {
  /// The names by which a bot is recognised, beside those that the service gives it by itself.
  public var botNames: [String]
  /// The names to show instead of those in the transcript, such as "Ann" for "User".
  ///
  /// Speakers who get one name become one speaker. Owners of action items, and other values of the
  /// insights that are a speaker's name as a whole, get it too; what was said stays as it was.
  public var speakerNames: [String: String]
  /// Takes note of which of these names meetings have; nil if nobody wants to know.
  public var nameUse: SpeakerNameUse?

  /// Makes options.
  public init(botNames: [String] = [], speakerNames: [String: String] = [:]) {
    self.botNames = botNames
    self.speakerNames = speakerNames
    self.nameUse = nil
  }

  /// The names that the service gives a bot: its default, that where none is set, and that of
  /// older sessions.
  private static let serviceBotNames: Set<String> = ["PailBot", "Assistant", "assistant"]

  /// Whether a name in a transcript is a bot's.
  func isBot(_ name: String) -> Bool {
    Self.serviceBotNames.contains(name) || botNames.contains(name)
  }
}
