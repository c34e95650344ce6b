internal import GRDB
internal import JSONDocument
internal import MeetingModel

extension Archive {
  /// Calls a body with the bots and their meetings, newest first; those without a time come last, in
  /// the order of their positions.
  ///
  /// - Parameters:
  ///   - state: The state to filter by; nil for any.
  ///   - times: The times in which the meetings began, in seconds since 1970; nil for any, and for
  ///     those without a time.
  ///   - body: Returns whether to go on.
  package func forEachMeeting(
    in state: ArchivedState? = nil, during times: ClosedRange<Int64>? = nil,
    _ body: (ListedMeeting) -> Bool
  ) throws(ArchiveError) {
    let chosen = state.map { "AND bot.state = '\($0.rawValue)'" } ?? ""
    try read { database in
      let timed = try database.cachedStatement(
        sql: """
          SELECT \(Self.listedColumns)
          FROM meeting CROSS JOIN bot ON bot.position = meeting.position
          WHERE meeting.started_at BETWEEN ? AND ? AND meeting.answer_hash = bot.answer_hash
            \(chosen)
          ORDER BY meeting.started_at DESC, meeting.position DESC
          """)
      let range = times ?? ArchivedMeeting.times
      guard
        try visit(timed, [range.lowerBound, range.upperBound], body), times == nil
      else { return }
      let untimed = try database.cachedStatement(
        sql: """
          SELECT \(Self.listedColumns)
          FROM bot LEFT JOIN meeting
            ON meeting.position = bot.position AND meeting.answer_hash = bot.answer_hash
          WHERE meeting.started_at IS NULL \(chosen)
          ORDER BY bot.position
          """)
      _ = try visit(untimed, [], body)
    }
  }

  /// Puts those of the bots that have these positions on the list.
  package func list(at positions: [Int64]) throws(ArchiveError) {
    let text = "[" + positions.map(String.init).joined(separator: ",") + "]"
    try writeList { database in
      try database.execute(sql: "DELETE FROM temp.listed")
      try database.cachedStatement(
        sql: "INSERT OR IGNORE INTO temp.listed SELECT value FROM json_each(?)"
      ).execute(arguments: [text])
    }
  }

  private static let listedColumns = """
    bot.position, bot.bot_id, bot.state, bot.status, bot.error, meeting.position,
    meeting.started_at, meeting.length, meeting.title, meeting.room, meeting.people, meeting.bots
    """

  /// Calls the body with each row; returns whether it wants more.
  private func visit(
    _ statement: Statement, _ arguments: StatementArguments, _ body: (ListedMeeting) -> Bool
  ) throws -> Bool {
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    while let row = try rows.next() {
      let cells = Cells(row)
      let state = try cells.state(2)
      let listed = ListedMeeting(
        position: try cells.position(0), id: try cells.bot(1), state: state,
        status: try cells.textIfPresent(3), reason: try cells.textIfPresent(4),
        meeting: try cells.meeting(from: 5))
      guard body(listed) else { return false }
    }
    return true
  }
}

extension Cells {
  /// A meeting in the catalogue: its position, which is null if there is none, and its values.
  func meeting(from column: Int) throws -> ArchivedMeeting? {
    let position = try integerIfPresent(column, in: 1...Self.maximumPosition)
    guard position != nil else { return nil }
    let start = try integerIfPresent(column + 1, in: ArchivedMeeting.times)
    return ArchivedMeeting(
      startedAt: start.map { Instant(seconds: $0) },
      length: try integerIfPresent(column + 2, in: ArchivedMeeting.lengths),
      title: try textIfPresent(column + 3), room: try textIfPresent(column + 4),
      people: try names(column + 5), bots: try names(column + 6))
  }

  /// A JSON array of names.
  private func names(_ index: Int) throws -> [String] {
    let text = try text(index)
    guard text != "[]" else { return [] }
    guard case .array(let values) = try? JSONParser.parse(Array(text.utf8)) else {
      throw CellFault(reason: "\(text.prefix(80).debugDescription) is not a list of names")
    }
    return try values.map { value in
      guard let name = value.stringValue else {
        throw CellFault(reason: "\(text.prefix(80).debugDescription) is not a list of names")
      }
      return name
    }
  }
}
