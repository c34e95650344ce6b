/// One utterance.
public struct Turn: Sendable, Hashable {
  /// The place in the transcript, counted from 1.
  public var index: Int
  /// The index of the speaker in ``Transcript/speakers``; nil if the turn is unattributed.
  public var speaker: Int?
  /// When it was said; nil if unknown.
  public var at: Instant?
  /// Milliseconds from the start of the meeting to this turn, never negative; nil if the turn's time
  /// is unknown.
  ///
  /// The start is that of the bot, or the first turn's time where that is earlier or the only one
  /// known; a later turn with a time before the start is taken to be at the start.
  public var offsetMilliseconds: Int64?
  /// An estimate of how long it took to say, in milliseconds; nil where no turn has a time.
  public var talkMilliseconds: Int64?
  /// What was said, exactly: untrusted plain text, which may hold line breaks and controls.
  public var text: String

  /// Makes a turn.
  public init(
    index: Int, speaker: Int? = nil, at: Instant? = nil, offsetMilliseconds: Int64? = nil,
    talkMilliseconds: Int64? = nil, text: String
  ) {
    self.index = index
    self.speaker = speaker
    self.at = at
    self.offsetMilliseconds = offsetMilliseconds
    self.talkMilliseconds = talkMilliseconds
    self.text = text
  }
}
