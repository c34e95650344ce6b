internal import GRDB

/// A row of an archive that is not what debrief writes.
package struct DamagedRow: Error, Sendable, Hashable {
  /// The number of the row.
  package var number: Int64
  /// What is wrong with it, as a clause.
  package var reason: String
}

/// Reading the bots of an archive that is merged into another.
///
/// Whoever made the archive may have put anything into it: a row that is wrong is told, and the others
/// are read.
extension Archive {
  /// The next bots, in the order of their positions.
  ///
  /// - Parameters:
  ///   - number: The number of the row to start after; `Int64.min` at first.
  ///   - limit: The maximum number of rows.
  ///   - latest: The latest time that counts as that of a request, in RFC 3339 with milliseconds.
  /// - Returns: The bots, the rows that are none, and the number of the last row; nil at the end.
  package func mergedBots(
    after number: Int64, limit: Int, latest: String
  ) throws(ArchiveError) -> (bots: [MergedBot], damaged: [DamagedRow], last: Int64?) {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT \(MergedBot.columns) FROM bot WHERE position > ? ORDER BY position LIMIT ?
          """)
      let rows = try Row.fetchCursor(statement, arguments: [number, limit])
      var bots: [MergedBot] = []
      var damaged: [DamagedRow] = []
      var last: Int64?
      while let row = try rows.next() {
        // The key of the table, so always a whole number.
        let number: Int64 = row[0]
        last = number
        do {
          bots.append(try MergedBot(row, latest: latest))
        } catch {
          damaged.append(DamagedRow(number: number, reason: Self.reason(error)))
        }
      }
      return (bots, damaged, last)
    }
  }

  /// The bot at a position; nil if there is none, or if its row is damaged.
  ///
  /// - Parameter latest: The latest time that counts as that of a request, in RFC 3339 with
  ///   milliseconds.
  package func mergedBot(at position: Int64, latest: String) throws(ArchiveError) -> MergedBot? {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT \(MergedBot.columns) FROM bot WHERE position = ?")
      return try Row.fetchOne(statement, arguments: [position]).flatMap {
        try? MergedBot($0, latest: latest)
      }
    }
  }

  /// What the catalogue shows of the meeting at a position; nil if it has nothing, or nothing of the
  /// present answer, or what is damaged.
  package func catalogued(at position: Int64) throws(ArchiveError) -> ArchivedMeeting? {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT meeting.position, started_at, length, title, room, people, bots
          FROM meeting JOIN bot USING (position)
          WHERE bot.position = ? AND meeting.answer_hash = bot.answer_hash
          """)
      return try Row.fetchOne(statement, arguments: [position]).flatMap {
        try? Cells($0).meeting(from: 0)
      }
    }
  }

  static func reason(_ error: any Error) -> String {
    (error as? CellFault)?.reason ?? "\(error)"
  }
}
