package import MeetingModel

/// What a list shows of a meeting.
///
/// It is made from the answer alone, with the names that it has.
package struct ArchivedMeeting: Sendable, Hashable {
  /// The times that an archive can hold, in seconds since 1970: the years 1 to 9999.
  static let times: ClosedRange<Int64> = -62_135_596_800...253_402_300_799
  /// The lengths that an archive can hold, in seconds.
  static let lengths: ClosedRange<Int64> = 0...1_000_000_000

  /// When it began, to the second; nil if unknown, or not in the years 1 to 9999.
  package var startedAt: Instant?
  /// Its length in seconds; nil if unknown.
  package var length: Int64?
  /// Its title; nil if it has none.
  package var title: String?
  /// The name of the room; nil if unknown.
  package var room: String?
  /// The names of the people who spoke, in the order of their first turn.
  package var people: [String]
  /// The names of the bots that spoke.
  package var bots: [String]

  /// Makes a value.
  package init(
    startedAt: Instant? = nil, length: Int64? = nil, title: String? = nil, room: String? = nil,
    people: [String] = [], bots: [String] = []
  ) {
    self.startedAt = startedAt.flatMap {
      Self.times.contains($0.seconds) ? Instant(seconds: $0.seconds) : nil
    }
    self.length = length.flatMap { Self.lengths.contains($0) ? $0 : nil }
    self.title = title
    self.room = room
    self.people = people
    self.bots = bots
  }
}

/// A bot with what a list shows of its meeting.
package struct ListedMeeting: Sendable, Hashable {
  /// Its position in the archive.
  package var position: Int64
  /// The bot.
  package var id: BotID
  /// The state of the bot.
  package var state: ArchivedState
  /// The status as the service names it; nil without an answer.
  package var status: String?
  /// Why it failed or is waiting; nil if there is no reason.
  package var reason: String?
  /// The meeting; nil without an answer, or if the catalogue does not have it yet.
  package var meeting: ArchivedMeeting?

  /// Makes a value.
  package init(
    position: Int64, id: BotID, state: ArchivedState, status: String?, reason: String?,
    meeting: ArchivedMeeting?
  ) {
    self.position = position
    self.id = id
    self.state = state
    self.status = status
    self.reason = reason
    self.meeting = meeting
  }
}

/// The answer about a bot that the catalogue or the index of an archive lacks.
package struct UnreadAnswer: Sendable, Hashable {
  /// The bot's position.
  package var position: Int64
  /// The SHA-256 of the answer.
  package var hash: [UInt8]
}

/// What was made of a stored answer.
package struct ReadAnswer: Sendable, Hashable {
  /// The answer.
  package var answer: UnreadAnswer
  /// What lists show of the meeting.
  package var meeting: ArchivedMeeting
  /// The texts that the search finds; nil if they were not asked for.
  package var passages: [ArchivedPassage]?

  /// Makes a value.
  package init(_ answer: UnreadAnswer, _ meeting: ArchivedMeeting, passages: [ArchivedPassage]?) {
    self.answer = answer
    self.meeting = meeting
    self.passages = passages
  }
}
