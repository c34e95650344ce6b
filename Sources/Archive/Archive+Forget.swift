internal import GRDB
package import MeetingModel

extension Archive {
  /// The position of a bot; nil where the archive does not know it.
  package func position(of id: BotID) throws(ArchiveError) -> Int64? {
    try read {
      try Int64.fetchOne(
        $0, sql: "SELECT position FROM bot WHERE bot_id = ?", arguments: [id.text])
    }
  }

  /// The names of the notes that were written of a bot.
  package func noteNames(at position: Int64) throws(ArchiveError) -> [String] {
    try read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT name FROM output WHERE position = ? AND format <> 'jsonl' ORDER BY format
          """, arguments: [position])
    }
  }

  /// Removes the answers about bots; what was stored is overwritten.
  package func removeAnswers(at positions: [Int64]) throws(ArchiveError) {
    do {
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA secure_delete = ON") }
      try queue.write { database in
        for position in positions {
          try database.execute(
            sql: """
              UPDATE bot SET state = 'new', answer_hash = NULL, status = NULL, error = NULL,
                error_kind = NULL WHERE position = ?
              """, arguments: [position])
          try database.execute(
            sql: "DELETE FROM answer WHERE position = ?", arguments: [position])
          try database.execute(
            sql: "UPDATE segment SET is_stale = 1 WHERE number = ?",
            arguments: [LineSegment.number(of: position)])
        }
      }
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// Removes bots with their answers and all that is known of their files; what was stored is
  /// overwritten.
  package func forget(_ positions: [Int64]) throws(ArchiveError) {
    try write { database in
      for position in positions {
        try database.execute(sql: "DELETE FROM bot WHERE position = ?", arguments: [position])
      }
    }
  }
}
