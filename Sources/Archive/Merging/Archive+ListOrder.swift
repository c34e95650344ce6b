internal import GRDB
package import MeetingModel

/// Comparing the order of an archive's bots with that of a list.
extension Archive {
  /// Starts to compare the order of the bots here with that of a list.
  package func beginOrder() throws(ArchiveError) {
    try writeList { database in
      try database.execute(
        sql: """
          DROP TABLE IF EXISTS temp.list_order;
          CREATE TEMP TABLE list_order (rank INTEGER PRIMARY KEY, position INTEGER UNIQUE NOT NULL);
          """)
    }
  }

  /// Notes the next bots of the list, which this archive knows.
  package func noteOrder(_ ids: [BotID]) throws(ArchiveError) {
    try writeList { database in
      try database.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO temp.list_order (position)
          SELECT position FROM json_each(?) AS id CROSS JOIN bot ON bot_id = id.value
          ORDER BY id.key
          """
      ).execute(arguments: [Self.array(of: ids)])
    }
  }

  /// Whether the bots that were noted have places in the order of the list.
  package func isInOrder() throws(ArchiveError) -> Bool {
    let isInOrder = try read { database in
      try Row.fetchOne(
        database,
        sql: """
          SELECT 1 FROM (
            SELECT position, lag(position) OVER (ORDER BY rank) AS before FROM temp.list_order)
          WHERE before > position LIMIT 1
          """) == nil
    }
    try writeList { try $0.execute(sql: "DROP TABLE temp.list_order") }
    return isInOrder
  }
}
