internal import GRDB
package import MeetingModel

/// A file that belonged to a bot which was forgotten, and that is still to be removed.
package struct ArchivedRemoval: Sendable, Hashable {
  /// The bot.
  package var bot: BotID
  /// The file's name in the folder; nil for the bot itself, which may have had no file.
  package var name: String?
}

extension Archive {
  /// The position of a bot; nil where the archive does not know it.
  package func position(of id: BotID) throws(ArchiveError) -> Int64? {
    try read {
      try Int64.fetchOne(
        $0, sql: "SELECT position FROM bot WHERE bot_id = ?", arguments: [id.text])
    }
  }

  /// Removes bots with their answers in one transaction, which also records what is left of them in
  /// the folder: ``removals()``, and lines without an answer in ``lines(ofSegment:)``.
  ///
  /// What was stored is overwritten.
  package func forget(_ positions: [Int64]) throws(ArchiveError) {
    do {
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA secure_delete = ON") }
    } catch {
      throw ArchiveError(error, path: path)
    }
    try write { database in
      for position in positions {
        try database.execute(
          sql: """
            INSERT OR IGNORE INTO removal
              SELECT position, bot_id, '', '', NULL FROM bot WHERE position = ?1
              UNION ALL SELECT position, bot_id, format, name, size
                FROM bot JOIN output USING (position) WHERE position = ?1
              UNION ALL SELECT position, bot_id, format, name, NULL
                FROM bot JOIN written USING (position) WHERE position = ?1 AND name <> ''
            """, arguments: [position])
        try database.execute(sql: "DELETE FROM bot WHERE position = ?", arguments: [position])
        try database.execute(
          sql: "UPDATE segment SET is_stale = 1 WHERE number = ? AND through >= ?",
          arguments: [LineSegment.number(of: position), position])
      }
    }
  }

  /// What is left in the folder of bots that were forgotten, their lines aside.
  package func removals() throws(ArchiveError) -> [ArchivedRemoval] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT bot_id, name FROM removal WHERE format <> 'jsonl' ORDER BY position, format, name
          """
      ).compactMap { row in
        let name: String = row[1]
        return BotID(row[0] as String).map {
          ArchivedRemoval(bot: $0, name: name.isEmpty ? nil : name)
        }
      }
    }
  }

  /// Records that nothing of forgotten bots is left in the folder.
  package func endRemovals() throws(ArchiveError) {
    try write { try $0.execute(sql: "DELETE FROM removal") }
  }
}
