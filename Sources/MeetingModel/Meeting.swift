public import JSONDocument

/// A meeting as notes show it: what the service's answer is read into and writers get.
///
/// A plain value without behaviour: no I/O, no clock, no locale.
public struct Meeting: Sendable, Hashable {
  /// The bot's ID as the service spells it; nil for a webhook payload, which has none.
  public var botID: String?
  /// The status of the bot as reported by the service.
  public var status: MeetingStatus
  /// The room of the meeting.
  public var room = Room()
  /// The start time of the bot; nil if unknown or unreadable.
  public var startedAt: Instant?
  /// The end time of the bot; nil if unknown or unreadable.
  public var completedAt: Instant?
  /// The duration of the meeting in milliseconds; nil if it cannot be determined.
  public var durationMilliseconds: Int64?
  /// The transcript; nil if the service sent none.
  public var transcript: Transcript?
  /// The questions of the meeting with their answers and assessments.
  public var questions: [QuestionAnswer] = []
  /// The results of the service's analysis; nil if it sent none.
  public var insights: Insights?
  /// The service's error message for a failed bot.
  public var error: String?
  /// The missing parts, in the order of the cases of ``Readiness``; empty if nothing is missing.
  public var readiness: [Readiness] = []
  /// The oddities in the answer and how they were read.
  public var warnings: [Warning] = []
  /// The members of the answer that this program does not know, in order, and the text of times
  /// that could not be parsed.
  public var extra = JSONObject()

  /// Makes a meeting with only a status.
  public init(status: MeetingStatus) {
    self.status = status
  }

  /// The title of the meeting: the one from the insights, otherwise the room and date.
  ///
  /// The date is that of the start or, if that is unknown, of the first turn with a time.
  public var title: MeetingTitle {
    if let title = insights?.title { return .given(title) }
    return .composed(roomName: room.name, startedAt: startedAt ?? transcript?.firstTime)
  }

  /// The names of the people who spoke, not the bot's, in the order of their first turn.
  public var participants: [String] {
    (transcript?.speakers ?? []).filter { $0.role != .bot }.map(\.name)
  }
}
