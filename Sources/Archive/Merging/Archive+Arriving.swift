internal import GRDB
package import MeetingModel

/// In what order the bots of merged archives are.
package enum MergedOrder: Sendable, Hashable {
  /// By the positions that they have in all archives: those of one list.
  case positions
  /// Archive by archive, as they were named, since their positions contradict each other.
  case archives
}

/// A bot that is in other archives.
package struct ArrivingBot: Sendable, Hashable {
  /// An archive that knows it.
  package struct Origin: Sendable, Hashable {
    /// The number of the archive, from 0.
    package var archive: Int
    /// The position of the bot in it.
    package var position: Int64
    /// What decides between archives whose answers have the same parts: the greatest one counts.
    package var rank: String
  }

  /// The bot's position in this archive.
  package var position: Int64
  /// The bot.
  package var id: BotID
  /// The archives, the one with the greatest rank first.
  package var origins: [Origin]
}

/// Collecting the bots of other archives in temporary tables.
extension Archive {
  /// Drops the temporary tables of a merge.
  private static let droppingMerge = """
    DROP TABLE IF EXISTS temp.incoming;
    DROP TABLE IF EXISTS temp.arriving;
    DROP TABLE IF EXISTS temp.kept;
    """

  /// Starts to collect.
  package func beginMerge() throws(ArchiveError) {
    try writeList { database in
      try database.execute(
        sql: """
          \(Self.droppingMerge)
          CREATE TEMP TABLE kept (
            position INTEGER NOT NULL, bot_id TEXT NOT NULL,
            PRIMARY KEY (position, bot_id)) WITHOUT ROWID;
          CREATE TEMP TABLE incoming (
            bot_id TEXT NOT NULL, archive INTEGER NOT NULL, position INTEGER NOT NULL,
            rank TEXT NOT NULL, PRIMARY KEY (bot_id, archive)) WITHOUT ROWID;
          """)
    }
  }

  /// Ends a merge: drops the temporary tables.
  package func endMerge() throws(ArchiveError) {
    try writeList { database in
      try database.execute(sql: Self.droppingMerge)
    }
  }

  /// Collects bots of an archive.
  package func collect(_ bots: [MergedBot], of archive: Int) throws(ArchiveError) {
    try writeList { database in
      let statement = try database.cachedStatement(
        sql: "INSERT OR IGNORE INTO temp.incoming VALUES (?, ?, ?, ?)")
      for bot in bots {
        try statement.execute(arguments: [bot.id.text, archive, bot.position, bot.rank])
      }
    }
  }

  /// The number of bots that were collected.
  package func collectedCount() throws(ArchiveError) -> Int {
    try read { database in
      try Int.fetchOne(database, sql: "SELECT count(DISTINCT bot_id) FROM temp.incoming") ?? 0
    }
  }

  /// The number of collected bots that this archive does not know.
  package func unknownCount() throws(ArchiveError) -> Int {
    try read { database in
      try Int.fetchOne(
        database,
        sql: """
          SELECT count(DISTINCT bot_id) FROM temp.incoming
          WHERE NOT EXISTS (SELECT 1 FROM bot WHERE bot.bot_id = incoming.bot_id)
          """) ?? 0
    }
  }

  /// The next bots that are in other archives, in the order of their positions here.
  package func arriving(
    after position: Int64, limit: Int
  ) throws(ArchiveError) -> [ArrivingBot] {
    try read(rows: limit) { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT position, bot_id FROM bot WHERE position > ?
            AND EXISTS (SELECT 1 FROM temp.incoming WHERE incoming.bot_id = bot.bot_id)
          ORDER BY position LIMIT ?
          """)
      let origins = try database.cachedStatement(
        sql: """
          SELECT archive, position, rank FROM temp.incoming WHERE bot_id = ?
          ORDER BY rank DESC, archive
          """)
      return try Row.fetchAll(statement, arguments: [position, limit]).map { row in
        let cells = Cells(row)
        let id = try cells.bot(1)
        return ArrivingBot(
          position: try cells.position(0), id: id,
          origins: try Row.fetchAll(origins, arguments: [id.text]).map { row in
            let cells = Cells(row)
            return ArrivingBot.Origin(
              archive: Int(try cells.integer(0, in: 0...Int64(Int32.max))),
              position: try cells.position(1), rank: try cells.text(2))
          })
      }
    }
  }

  /// Takes what other archives know of bots, with their answers, in one transaction.
  ///
  /// - Parameter bases: Texts that edited notes were made from, whose answers are replaced.
  package func take(
    _ answers: [MergedAnswer], bases: [ArchivedBase]
  ) throws(ArchiveError) {
    try write { database in
      try record(bases, in: database)
      for answer in answers { try take(answer, in: database) }
    }
  }

  private func take(_ merged: MergedAnswer, in database: Database) throws {
    let bot = merged.bot
    let present = try answerHash(at: merged.position, in: database) ?? []
    // Without an answer, the one that is here stays.
    let hash = merged.answer?.hash ?? (present.isEmpty ? nil : present)
    try database.cachedStatement(
      sql: """
        UPDATE bot SET state = ?, attempts = ?, asked_at = ?, error_kind = ?, error = ?,
          incomplete_since = ?, answer_hash = ?, status = coalesce(?, status),
          has_notes = coalesce(?, has_notes)
        WHERE position = ?
        """
    ).execute(arguments: [
      bot.state.rawValue, bot.attempts, bot.askedAt, bot.errorKind?.storable, bot.error?.storable,
      bot.incompleteSince, hash.map { blob($0) }, merged.answer?.status, merged.answer?.hasNotes,
      merged.position,
    ])
    guard let answer = merged.answer else { return }
    try store(answer, at: merged.position, isNew: present != answer.hash, in: database)
  }
}

extension MergedBot {
  /// The bot as one that is done.
  package var done: MergedBot {
    var bot = self
    bot.state = .done
    bot.errorKind = nil
    bot.error = nil
    bot.incompleteSince = nil
    return bot
  }

  /// The bot without its answer, which is damaged.
  package func failed(kind: String, reason: String) -> MergedBot {
    var bot = self
    bot.state = .failed
    bot.errorKind = kind
    bot.error = reason
    bot.answerHash = nil
    bot.incompleteSince = nil
    return bot
  }
}
