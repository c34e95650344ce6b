internal import GRDB
package import MeetingModel

/// A file of a forgotten bot that is still to be removed.
package struct ArchivedRemoval: Sendable, Hashable {
  /// The bot.
  package var bot: BotID
  /// The file's name in the folder; nil for the bot itself, which may have had no file.
  package var name: String?
}

extension Archive {
  /// The position of a bot; nil if the archive does not know it.
  package func position(of id: BotID) throws(ArchiveError) -> Int64? {
    try read { database in
      try Row.fetchOne(
        database, sql: "SELECT position FROM bot WHERE bot_id = ?", arguments: [id.text]
      ).map { try Cells($0).position(0) }
    }
  }

  /// Removes bots and their answers in one transaction.
  ///
  /// The transaction also records what is left of them in the folder: ``removals()``, and lines
  /// without an answer in ``lines(ofSegment:)``. The stored data is overwritten. The options of
  /// templates that only these bots' notes were made with go, too.
  ///
  /// - Parameter settled: Notes whose files have other names than the archive knows.
  package func forget(
    _ positions: [Int64], settled: [SettledNote] = []
  ) throws(ArchiveError) {
    do {
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA secure_delete = ON") }
    } catch {
      throw ArchiveError(error, path: path)
    }
    try write { database in
      try settle(settled, in: database)
      let isSearched = try SearchTables.exist(in: database)
      for position in positions {
        try database.execute(
          sql: """
            INSERT OR IGNORE INTO removal
              SELECT position, bot_id, '', '', NULL FROM bot WHERE position = ?1
              UNION ALL SELECT position, bot_id, format, name, size
                FROM bot JOIN output USING (position) WHERE position = ?1
            """, arguments: [position])
        if isSearched { try removePassages(at: position, in: database) }
        try database.execute(sql: "DELETE FROM bot WHERE position = ?", arguments: [position])
        try database.execute(
          sql: "UPDATE segment SET is_stale = 1 WHERE number = ? AND through >= ?",
          arguments: [LineSegment.number(of: position), position])
      }
      // Until they are merged, the parts of an index keep the words of what was removed.
      if isSearched, !positions.isEmpty { try optimiseIndex(in: database) }
      try removeUnusedSources(in: database)
      // If a name is not ours, the transaction fails and nothing is forgotten.
      _ = try removals(in: database)
    }
  }

  /// What forgotten bots have left in the folder, except for their lines.
  package func removals() throws(ArchiveError) -> [ArchivedRemoval] {
    try read { try removals(in: $0) }
  }

  private func removals(in database: Database) throws -> [ArchivedRemoval] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT bot_id, name, format FROM removal WHERE format <> 'jsonl'
        ORDER BY position, format, name
        """
    ).map { row in
      let cells = Cells(row)
      let (bot, name) = (try cells.bot(0), try cells.text(1))
      if !name.isEmpty { try OutputName.check(name, try cells.outputKey(2), of: bot) }
      return ArchivedRemoval(bot: bot, name: name.isEmpty ? nil : name)
    }
  }

  /// Records that nothing of the forgotten bots is left in the folder.
  package func endRemovals() throws(ArchiveError) {
    try write { try $0.execute(sql: "DELETE FROM removal") }
  }
}
