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

/// The status of a bot as reported by the service.
public enum MeetingStatus: Sendable, Hashable {
  /// The bot is in its room.
  case running
  /// The bot has left its room.
  case completed
  /// The bot failed; there may still be a transcript.
  case failed
  /// A status that is not known, in the service's spelling; treated as "not finished".
  case unknown(String)

  /// The service's spelling.
  public var name: String {
    switch self {
    case .running: "running"
    case .completed: "completed"
    case .failed: "failed"
    case .unknown(let name): name
    }
  }

  /// Parses the service's spelling.
  public init(name: String) {
    switch name {
    case "running": self = .running
    case "completed": self = .completed
    case "failed": self = .failed
    default: self = .unknown(name)
    }
  }

  /// Whether the status is final, so that the bot will send nothing more.
  public var isFinal: Bool {
    self == .completed || self == .failed
  }
}

/// Something missing from a meeting.
///
/// The raw value is the name in JSON Lines and must not change.
public enum Readiness: String, Sendable, Hashable, CaseIterable {
  /// There is no transcript.
  case noTranscript = "no_transcript"
  /// There are no insights.
  case noInsights = "no_insights"
  /// The insights only say that the analysis was not available.
  case placeholderInsights = "placeholder_insights"
  /// The only question is the service's fallback, whose answer repeats the transcript.
  case fallbackQuestions = "fallback_qa"
}

/// The room of a meeting.
public struct Room: Sendable, Hashable {
  /// The room's address as the service sent it.
  public var url: String?
  /// The room's name: the last component of the address's path, percent-decoded, or the name given
  /// in a webhook payload.
  public var name: String?
  /// The provider of the room, determined from its host, such as "Daily" or "Zoom"; nil if unknown.
  public var provider: String?

  /// Makes a room.
  public init(url: String? = nil, name: String? = nil, provider: String? = nil) {
    self.url = url
    self.name = name
    self.provider = provider
  }

  /// The address as notes show it: without what may be a key to the room.
  ///
  /// That is user and password, query and fragment (RFC 3986, section 3). A text that is no address is
  /// left as it is.
  public var shownURL: String? {
    guard let url, !url.unicodeScalars.contains(where: { $0.properties.isWhitespace }) else {
      return url
    }
    let bytes = Array(url.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
    guard let slashes = bytes.indices.first(where: { bytes[$0...].starts(with: "//".utf8) }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    let authority = bytes[(slashes + 2)...].prefix { $0 != UInt8(ascii: "/") }
    guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(decoding: bytes[..<authority.startIndex] + bytes[(at + 1)...], as: UTF8.self)
  }
}

/// The title of a meeting, in parts, so that each writer can format the date its own way.
public enum MeetingTitle: Sendable, Hashable {
  /// The title from the insights: untrusted plain text.
  case given(String)
  /// A title composed of the room's name (untrusted plain text) and the start, if known.
  case composed(roomName: String?, startedAt: Instant?)

  /// The title as locale-independent text, with the date in UTC: `weekly-sync, 2025-01-15`;
  /// `Meeting` if nothing is known.
  public var text: String {
    switch self {
    case .given(let title): title
    case .composed(let roomName?, let start?): "\(roomName), \(CivilTime(start).dateText)"
    case .composed(let roomName?, nil): roomName
    case .composed(nil, let start?): "Meeting, \(CivilTime(start).dateText)"
    case .composed(nil, nil): "Meeting"
    }
  }
}
