package import TextScanning

/// What was said in a meeting, in order.
public struct Transcript: Sendable, Hashable {
  /// The way the text of a transcript was interpreted.
  public enum Form: Sendable, Hashable {
    /// Lines with speakers became turns.
    case turns
    /// Nothing in the text looked like a turn: the whole text is one unattributed turn.
    case unstructured
  }

  /// The turns, in the order they were said.
  public var turns: [Turn]
  /// The speakers, in the order of their first turn.
  public var speakers: [Speaker]
  /// The way the text was interpreted.
  public var form: Form

  /// Makes a transcript.
  public init(turns: [Turn] = [], speakers: [Speaker] = [], form: Form = .turns) {
    self.turns = turns
    self.speakers = speakers
    self.form = form
  }

  /// The time of the first turn that has one.
  package var firstTime: Instant? {
    // By index, since searching with a predicate would copy each turn.
    for index in turns.indices {
      if let at = turns[index].at { return at }
    }
    return nil
  }

  /// The speaker of a turn; nil for an unattributed turn.
  public func speaker(of turn: Turn) -> Speaker? {
    guard let index = turn.speaker, speakers.indices.contains(index) else { return nil }
    return speakers[index]
  }
}

/// One utterance.
public struct Turn: Sendable, Hashable {
  /// The one-based position in the transcript.
  public var index: Int
  /// The index of the speaker in ``Transcript/speakers``; nil if the turn is unattributed.
  public var speaker: Int?
  /// The time at which it was said; nil if unknown.
  public var at: Instant?
  /// The milliseconds from the start of the meeting, never negative; nil without a time.
  ///
  /// The start is that of the bot, or the first turn's time if that is earlier or the only one
  /// known; a later turn with a time before the start counts as being at the start.
  public var offsetMilliseconds: Int64?
  /// The estimated talk time in milliseconds; nil if no turn has a time.
  public var talkMilliseconds: Int64?
  /// The exact words: untrusted plain text, which may contain line breaks and control characters.
  public var text: String {
    get { words.string }
    set { words = TextSlice(newValue) }
  }
  /// The exact words as a part of the transcript's text, from which they are not copied.
  package var words: TextSlice

  /// Makes a turn.
  public init(
    index: Int, speaker: Int? = nil, at: Instant? = nil, offsetMilliseconds: Int64? = nil,
    talkMilliseconds: Int64? = nil, text: String
  ) {
    self.init(
      index: index, speaker: speaker, at: at, offsetMilliseconds: offsetMilliseconds,
      talkMilliseconds: talkMilliseconds, words: TextSlice(text))
  }

  /// Makes a turn of a part of a transcript's text.
  package init(
    index: Int, speaker: Int? = nil, at: Instant? = nil, offsetMilliseconds: Int64? = nil,
    talkMilliseconds: Int64? = nil, words: TextSlice
  ) {
    self.index = index
    self.speaker = speaker
    self.at = at
    self.offsetMilliseconds = offsetMilliseconds
    self.talkMilliseconds = talkMilliseconds
    self.words = words
  }
}

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
  /// The names in the transcript that ``name`` is shown instead of, in their order; empty if it is as
  /// it was received.
  public var receivedNames: [String] = []

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
