/// Someone who spoke.
///
/// Two names are one speaker if they are canonically equivalent (Unicode, section 3.7): whether an
/// `é` is composed or decomposed makes no difference. The name is shown as it first appears.
public struct Speaker: Sendable, Hashable {
  /// Whether a speaker is the service's bot.
  ///
  /// The raw value is the name in JSON Lines and must not change.
  public enum Role: String, Sendable, Hashable {
    /// The service's bot.
    case bot
    /// A person.
    case human
  }

  /// The name as it was chosen by whoever joined: untrusted plain text.
  public var name: String
  /// Bot or human; nil while no bot is recognised in the meeting.
  public var role: Role?
  /// How many turns the speaker has.
  public var turnCount: Int
  /// How many words the speaker said, words being parted by white space.
  public var wordCount: Int
  /// An estimate of how long the speaker talked, in milliseconds; nil without times.
  public var talkMilliseconds: Int64?

  /// Makes a speaker.
  public init(
    name: String, role: Role? = nil, turnCount: Int = 0, wordCount: Int = 0,
    talkMilliseconds: Int64? = nil
  ) {
    self.name = name
    self.role = role
    self.turnCount = turnCount
    self.wordCount = wordCount
    self.talkMilliseconds = talkMilliseconds
  }
}
