internal import JSONDocument
internal import MeetingModel
internal import TextScanning

extension AnswerReader {
  /// Reads `status`; an unknown status keeps its spelling, and a missing one is empty.
  mutating func readStatus() {
    switch members["status"] {
    case .string(let name):
      meeting.status = MeetingStatus(name: name)
      guard case .unknown = meeting.status else { return }
      warn("the status \(name.quoted()) is unknown; it is treated as not finished", at: "status")
    case nil:
      warnings.add("there is no \"status\"; the bot is treated as not finished")
    default:
      keepUnreadable("status", expected: "text")
    }
  }

  /// Reads `bot_id`, which is kept as it is if it is not a UUID.
  mutating func readBotID() {
    switch members["bot_id"] {
    case .string(let id) where !id.isEmpty:
      meeting.botID = id
      if BotID(id) == nil {
        warn("the bot ID \(id.quoted()) is not a UUID; it is kept as it is", at: "bot_id")
      }
    case .number(let number):
      meeting.botID = number.spelling
      warn("the bot ID is a number, not a UUID; it is kept as it is", at: "bot_id")
    case nil, .string:
      warnings.add("there is no \"bot_id\"")
    default:
      keepUnreadable("bot_id", expected: "text")
    }
  }

  /// Reads `room_url`.
  mutating func readRoomAddress() {
    guard let address = text("room_url"), !address.isBlank else { return }
    meeting.room = Room(address: address)
  }

  /// Reads a time; if that fails, its text is kept.
  mutating func time(_ name: String) -> Instant? {
    guard let text = text(name) else { return nil }
    if let time = Timestamp.instant(text) { return time }
    members.keep(name)
    warn(
      "\(name.quoted()) is not a readable time: \(text.quoted()); it is kept in \"extra\"",
      at: name)
    return nil
  }

  // MARK: Duration

  /// The time from the start of the bot to its end, in milliseconds.
  mutating func timedDuration() -> Int64? {
    guard let start = meeting.startedAt, let end = meeting.completedAt else { return nil }
    guard end >= start else {
      warn(
        "the bot completed before it started; the duration is taken from elsewhere",
        at: "completed_at")
      return nil
    }
    return end.milliseconds(since: start)
  }

  /// The `duration_seconds` of a webhook payload, in milliseconds.
  mutating func statedDuration() -> Int64? {
    guard let value = members["duration_seconds"] else { return nil }
    let seconds =
      switch value {
      case .number(let number): number.doubleValue
      case .string(let text): JSONNumber(spelling: text)?.doubleValue
      default: Double?.none
      }
    // A thousand years, well within the range of a Double or an Int64.
    guard let seconds, (0...3.2e10).contains(seconds) else {
      keepUnreadable("duration_seconds", expected: "a possible number of seconds")
      return nil
    }
    return Int64(seconds * 1_000 + 0.5)
  }

  /// The time from the first to the last turn, in milliseconds.
  func spokenDuration() -> Int64? {
    guard let turns = meeting.transcript?.turns,
      let first = turns.first(where: { $0.at != nil })?.at,
      let last = turns.last(where: { $0.at != nil })?.at,
      last > first
    else { return nil }
    return last.milliseconds(since: first)
  }
}
