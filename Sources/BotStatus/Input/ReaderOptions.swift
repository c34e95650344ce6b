/// Information that a reader cannot get from the service's answer.
public struct ReaderOptions: Sendable, Hashable {
  /// The names by which a bot is recognised, in addition to the service's default ones.
  public var botNames: [String]
  /// The names to show instead of those in the transcript, such as "Ann" for "User".
  ///
  /// Speakers given the same name become one speaker. Owners of action items, and other values of
  /// the insights that consist of a speaker's name, are renamed too; what was said stays unchanged.
  public var speakerNames: [String: String]
  /// Records which of these names occur in meetings; nil if this is not needed.
  public var nameUse: SpeakerNameUse?

  /// Makes options.
  public init(botNames: [String] = [], speakerNames: [String: String] = [:]) {
    self.botNames = botNames
    self.speakerNames = speakerNames
  }

  /// The service's names for a bot: its default, that of a bot without a name, and an older one.
  private static let serviceBotNames: Set<String> = ["PailBot", "Assistant", "assistant"]

  func isBot(_ name: String) -> Bool {
    Self.serviceBotNames.contains(name) || botNames.contains(name)
  }
}
