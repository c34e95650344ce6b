/// A speaker in the meeting.
///
/// Two names are the same speaker if they are canonically equivalent (Unicode, section 3.7): a
/// composed and a decomposed `é` are equal. The name is shown as it first appears.
public struct Speaker: Sendable, Hashable {
  /// The role of a speaker: bot or human.
  ///
  /// The raw value is the name in JSON Lines and must not change.
  public enum Role: String, Sendable, Hashable {
    /// The service's bot.
    case bot
    /// A person.
    case human
  }

  /// The name that the participant chose when joining: untrusted plain text.
  public var name: String
  /// Bot or human; nil if no bot was recognised in the meeting.
  public var role: Role?
  /// The number of turns.
  public var turnCount: Int
  /// The number of words spoken, separated by white space.
  public var wordCount: Int
  /// The estimated talk time in milliseconds; nil without times.
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
