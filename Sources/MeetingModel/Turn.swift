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
