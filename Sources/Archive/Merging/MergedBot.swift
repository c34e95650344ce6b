internal import GRDB
package import MeetingModel
internal import TextScanning

/// What an archive that is merged into another knows of a bot, apart from its answer.
package struct MergedBot: Sendable, Hashable {
  /// Its position in that archive.
  package var position: Int64
  /// The bot.
  package var id: BotID
  /// Its state.
  package var state: ArchivedState
  /// The SHA-256 of the answer about it; nil if there is none.
  package var answerHash: [UInt8]?
  /// When it was last asked about, in RFC 3339 with milliseconds and in UTC; nil if it was not, or if
  /// the archive has no such text there, or one of the future.
  package var askedAt: String?
  /// The number of runs that have asked about it.
  var attempts: Int64
  var errorKind: String?
  var error: String?
  var incompleteSince: Int64?
  /// The status as the service names it; nil without an answer.
  package var status: String?
  /// Whether the answer holds more than the failure of the bot; nil without an answer.
  package var hasNotes: Bool?

  /// What decides between two archives that know the bot, if their answers have the same parts: the
  /// greater one counts.
  ///
  /// A bot that is done comes before one that is not, any answer before none, and what was asked
  /// later before what was asked earlier. The rest only makes sure that the order in which archives
  /// are named never matters.
  package var rank: String {
    let isAsked = state != .new || askedAt != nil
    let level = answerHash == nil ? (isAsked ? 1 : 0) : state == .done ? 3 : 2
    let rest =
      answerHash?.hexadecimal
      ?? "\(errorKind ?? "") \(error?.prefix(200) ?? "")"
    return "\(level) \(askedAt ?? "") \(state.rawValue) \(rest)".storable
  }

  /// Whether there is an answer about the bot.
  package var hasAnswer: Bool { answerHash != nil }

  /// Reads a row of ``columns``.
  ///
  /// - Parameter latest: The latest time that counts, in the form of ``askedAt``.
  init(_ row: Row, latest: String) throws {
    let cells = Cells(row)
    position = try cells.position(0)
    id = try cells.bot(1)
    state = try cells.state(2)
    answerHash = try cells.hashIfPresent(3)
    askedAt = try cells.textIfPresent(4).flatMap { Self.isTime($0) && $0 <= latest ? $0 : nil }
    attempts = try cells.integer(5, in: 0...Int64(Int32.max))
    errorKind = try cells.textIfPresent(6)
    error = try cells.textIfPresent(7)
    incompleteSince = try cells.integerIfPresent(8, in: Cells.times)
    status = try cells.textIfPresent(9)
    hasNotes = try cells.flagIfPresent(10)
  }

  /// The columns, of which no value is read that is longer than any of ours.
  static let columns = """
    position, substr(bot_id, 1, 100) AS bot_id, substr(state, 1, 100) AS state,
    substr(answer_hash, 1, 100) AS answer_hash, substr(asked_at, 1, 100) AS asked_at, attempts,
    substr(error_kind, 1, 100) AS error_kind, substr(error, 1, 20000) AS error, incomplete_since,
    substr(status, 1, 1000) AS status, has_notes
    """

  /// Whether a text is a time as archives have it, such as `2025-01-15T10:00:00.123Z`, so that times
  /// can be compared as texts.
  private static func isTime(_ text: String) -> Bool {
    let form = Array("0000-00-00T00:00:00.000Z".utf8)
    let bytes = Array(text.utf8)
    guard bytes.count == form.count,
      zip(bytes, form).allSatisfy({ byte, mark in
        mark == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == mark
      })
    else { return false }
    func number(_ range: Range<Int>) -> Int {
      bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    let time = CivilTime(
      year: number(0..<4), month: number(5..<7), day: number(8..<10), hour: number(11..<13),
      minute: number(14..<16), second: number(17..<19))
    // A month or an hour that there is not becomes another time.
    guard (1...12).contains(time.month) else { return false }
    return CivilTime(Instant(seconds: time.secondsSinceEpoch)) == time
  }
}

/// A bot with the answer about it, for another archive to take.
package struct MergedAnswer: Sendable, Hashable {
  /// The position of the bot in the archive that takes it.
  package var position: Int64
  /// What the other archive knows of it.
  package var bot: MergedBot
  /// The answer, which was checked; nil if there is none.
  package var answer: ArchivedAnswer?

  /// Makes a value.
  package init(position: Int64, bot: MergedBot, answer: ArchivedAnswer?) {
    self.position = position
    self.bot = bot
    self.answer = answer
  }
}
