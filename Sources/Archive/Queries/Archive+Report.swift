internal import GRDB
package import MeetingModel

/// A bot whose request failed, and the reason.
package struct ArchivedFailure: Sendable, Hashable {
  /// The bot's position.
  package var position: Int64
  /// The bot.
  package var id: BotID
  /// The kind of failure.
  package var kind: String
  /// What happened, and what to do.
  package var reason: String
}

extension Archive {
  /// The state of all bots, and the reasons why some are not done.
  package func report() throws(ArchiveError) -> ArchiveReport {
    try read { database in
      var counts: [ArchivedState: Int] = [:]
      let rows = try Row.fetchCursor(
        database, sql: "SELECT state, count(*) FROM bot GROUP BY state")
      while let row = try rows.next() {
        let cells = Cells(row)
        counts[try cells.state(0)] = try cells.count(1)
      }
      return ArchiveReport(
        counts: counts,
        failedBots: try Int.fetchOne(
          database, sql: "SELECT count(*) FROM bot WHERE state = 'done' AND status = 'failed'")
          ?? 0,
        // Others are kept while the answer was replaced, and the note was not written again yet.
        editedNotes: try Row.fetchOne(
          database,
          sql: """
            SELECT count(DISTINCT position) FROM base LEFT JOIN output USING (position, format)
            WHERE merged_hash IS NOT NULL OR base.hash = output.hash AND template IS NOT NULL
            """
        ).map { try Cells($0).count(0) } ?? 0,
        failures: try groups(of: .failed, in: database),
        waiting: try groups(of: .waiting, in: database),
        unanswered: try groups(of: .new, in: database),
        formats: try formats(in: database))
    }
  }

  /// The formats that have been written.
  package func formats() throws(ArchiveError) -> [ArchivedFormat] {
    try read { try formats(in: $0) }
  }

  private func formats(in database: Database) throws -> [ArchivedFormat] {
    try ArchivedFormat.allCases.filter { format in
      try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM output WHERE format = ?)",
        arguments: [format.rawValue]) ?? false
    }
  }

  private func groups(
    of state: ArchivedState, in database: Database
  ) throws -> [ArchiveReport.Group] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT error, count(*), bot_id, min(position) FROM bot WHERE state = ?
          AND (error IS NOT NULL OR state <> 'new')
        GROUP BY error ORDER BY count(*) DESC, min(position)
        """, arguments: [state.rawValue]
    ).map { row in
      let cells = Cells(row)
      return ArchiveReport.Group(
        reason: try cells.textIfPresent(0) ?? "no reason is known", count: try cells.count(1),
        example: try cells.bot(2))
    }
  }

  /// The next bots whose requests failed, in the order of their positions.
  package func failures(
    after position: Int64, limit: Int
  ) throws(ArchiveError) -> [ArchivedFailure] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT position, bot_id, error_kind, error FROM bot
          WHERE state = 'failed' AND position > ? ORDER BY position LIMIT ?
          """, arguments: [position, limit]
      ).map { row in
        let cells = Cells(row)
        return ArchivedFailure(
          position: try cells.position(0), id: try cells.bot(1),
          kind: try cells.textIfPresent(2) ?? "", reason: try cells.textIfPresent(3) ?? "")
      }
    }
  }
}

/// The state of all bots of an archive.
package struct ArchiveReport: Sendable, Hashable {
  /// Bots that share a state and its reason.
  package struct Group: Sendable, Hashable {
    /// The reason.
    package var reason: String
    /// The number of bots.
    package var count: Int
    /// The first of the bots.
    package var example: BotID
  }

  /// The number of bots in each state.
  package var counts: [ArchivedState: Int]
  /// The number of bots with answers that the service reports as failed.
  package var failedBots: Int
  /// The number of notes that a person has edited, and whose new texts are merged into them.
  package var editedNotes: Int
  /// The reasons why requests failed, the most frequent first.
  package var failures: [Group]
  /// The reasons why bots are waiting, the most frequent first.
  package var waiting: [Group]
  /// The reasons why bots have had no answer so far, the most frequent first.
  package var unanswered: [Group]
  /// The formats that have been written.
  package var formats: [ArchivedFormat]
}
