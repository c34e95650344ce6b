internal import GRDB
package import MeetingModel

extension Archive {
  /// The next bots of the archive, in the order of their positions.
  ///
  /// - Parameters:
  ///   - position: The position to start after.
  ///   - linesFrom: The position after which unlisted bots are included, too; nil to include none.
  ///   - state: The state to filter by; nil for any.
  ///   - others: The formats to read the outputs in, besides Markdown, HTML and JSON Lines.
  ///   - limit: The maximum number of bots.
  package func bots(
    after position: Int64, linesFrom: Int64? = nil, in state: ArchivedState? = nil,
    others: [ArchivedFormat] = [], limit: Int
  ) throws(ArchiveError) -> [ArchivedBot] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT bot.position, bot.bot_id, bot.state, bot.answer_hash, bot.has_notes,
            bot.incomplete_since, listed.position IS NOT NULL,
            md.name, md.size, md.template, html.name, html.size, html.template,
            jsonl.name, jsonl.size, jsonl.template
            \(others.map { ", \($0.rawValue).name, \($0.rawValue).size, \($0.rawValue).template" }
              .joined())
          FROM bot LEFT JOIN temp.listed AS listed ON listed.position = bot.position
          LEFT JOIN output AS md ON md.position = bot.position AND md.format = 'md'
          LEFT JOIN output AS html ON html.position = bot.position AND html.format = 'html'
          LEFT JOIN output AS jsonl ON jsonl.position = bot.position AND jsonl.format = 'jsonl'
          \(others.map { format in
            """
             LEFT JOIN output AS \(format.rawValue) ON \(format.rawValue).position = bot.position
              AND \(format.rawValue).format = '\(format.rawValue)'
            """
          }.joined())
          WHERE bot.position > ? AND (listed.position IS NOT NULL OR bot.position > ?)
            \(state.map { "AND bot.state = '\($0.rawValue)'" } ?? "")
          ORDER BY bot.position LIMIT ?
          """)
      let rows = try Row.fetchCursor(statement, arguments: [position, linesFrom, limit])
      var bots: [ArchivedBot] = []
      while let row = try rows.next() {
        bots.append(try bot(row, others: others))
      }
      return bots
    }
  }

  private func bot(_ row: Row, others: [ArchivedFormat]) throws -> ArchivedBot {
    let cells = Cells(row)
    let id = try cells.bot(1)
    func output(from column: Int, _ format: ArchivedFormat) throws -> ArchivedOutput? {
      guard let name = try cells.textIfPresent(column) else { return nil }
      try OutputName.check(name, OutputKey(format), of: id)
      return ArchivedOutput(
        name: name, size: try cells.sizeIfPresent(column + 1),
        template: try cells.integerIfPresent(column + 2, in: 1...Int64(Int32.max)))
    }
    var bot = ArchivedBot(
      position: try cells.position(0), id: id, state: try cells.state(2),
      answerHash: try cells.hashIfPresent(3), hasNotes: try cells.flagIfPresent(4) ?? true,
      isListed: try cells.flagIfPresent(6) ?? false,
      incompleteSince: try cells.integerIfPresent(5, in: Cells.times).map {
        Instant(seconds: $0)
      },
      markdown: try output(from: 7, .markdown), html: try output(from: 10, .html),
      jsonLines: try output(from: 13, .jsonLines))
    for (index, format) in others.enumerated() {
      bot.others[format] = try output(from: 16 + 3 * index, format)
    }
    return bot
  }

  /// The raw answer about a bot; nil if there is none.
  package func answer(at position: Int64) throws(ArchiveError) -> StoredAnswer? {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT bot.bot_id, size, length(body), CASE WHEN length(body) <= ?2 THEN body END,
            bot.answer_hash
          FROM answer JOIN bot USING (position) WHERE position = ?1
          """)
      let longest = max(Int64(ArchivePlace(path: path).size), 1 << 20)
      guard let row = try Row.fetchOne(statement, arguments: [position, longest]) else {
        return nil
      }
      let cells = Cells(row)
      let length = try cells.integer(2, in: 0...longest)
      // A zlib stream expands to at most 1,032 times its size (zlib.net/zlib_tech.html).
      let most = min(Cells.maximumAnswerSize, 1_032 * length + 64)
      let size = Int(try cells.integer(1, in: 0...most))
      return StoredAnswer(
        bot: try cells.bot(0), size: size, body: try row.bytes(3),
        hash: try cells.hashIfPresent(4))
    }
  }

  /// A few bots that have answers of the service, smaller answers first.
  package func answeredBots() throws(ArchiveError) -> [BotID] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT bot_id FROM (SELECT position, size FROM answer ORDER BY position DESC LIMIT 100)
          JOIN bot USING (position) WHERE state = 'done' ORDER BY size LIMIT 3
          """
      ).map { try Cells($0).bot(0) }.filter { !$0.isDerived }
    }
  }

  /// A few listed bots without an answer, spread over the list.
  package func listedSample() throws(ArchiveError) -> [BotID] {
    try read { database in
      guard
        let row = try Row.fetchOne(
          database, sql: "SELECT min(position), max(position) FROM temp.listed"),
        let first: Int64 = row[0], let last: Int64 = row[1], first >= 0, first <= last
      else { return [] }
      let count: Int64 = 8
      let step = max((last - first) / count, 1)
      var bots: [BotID] = []
      for number in 0..<count where number * step <= last - first {
        let text = try String.fetchOne(
          database,
          sql: """
            SELECT bot_id FROM temp.listed JOIN bot USING (position)
            WHERE position >= ? AND state <> 'done' ORDER BY position LIMIT 1
            """, arguments: [first + number * step])
        if let bot = text.flatMap({ BotID($0) }), !bots.contains(bot) { bots.append(bot) }
      }
      return bots
    }
  }
}
