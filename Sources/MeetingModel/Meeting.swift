public import JSONDocument

/// A meeting as the notes see it: what a reader made of the service's answer and what every
/// writer starts from.
///
/// A value without behaviour of its own: no I/O, no clock, no locale.
public struct Meeting: Sendable, Hashable {
  /// The bot's ID as the service spells it; nil for a webhook payload, which has none.
  public var botID: String?
  /// What the service says of the bot.
  public var status: MeetingStatus
  /// Where the meeting was held.
  public var room: Room
  /// When the bot started; nil if unknown or unreadable.
  public var startedAt: Instant?
  /// When the bot finished; nil if unknown or unreadable.
  public var completedAt: Instant?
  /// How long the meeting was, in milliseconds; nil if it cannot be known.
  public var durationMilliseconds: Int64?
  /// What was said; nil where the service sent nothing.
  public var transcript: Transcript?
  /// The questions of the meeting with their answers and assessments.
  public var questions: [QuestionAnswer]
  /// What the service's analysis found; nil where it sent nothing.
  public var insights: Insights?
  /// The service's own message about a bot that failed.
  public var error: String?
  /// What is wanting, in the order of ``Readiness``' cases; empty when all is there.
  public var readiness: [Readiness]
  /// What was odd in the answer and how it was read.
  public var warnings: [Warning]
  /// The members of the answer that this program does not know, in order, and the text of times
  /// that could not be read.
  public var extra: JSONObject

  /// Makes a meeting with nothing but a status.
  public init(status: MeetingStatus) {
    self.botID = nil
    self.status = status
    self.room = Room()
    self.startedAt = nil
    self.completedAt = nil
    self.durationMilliseconds = nil
    self.transcript = nil
    self.questions = []
    self.insights = nil
    self.error = nil
    self.readiness = []
    self.warnings = []
    self.extra = JSONObject()
  }
}
