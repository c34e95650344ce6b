internal import GRDB
package import MeetingModel

/// A bot of a list that another shard exports, and its place in the list.
package struct OtherShardBot: Sendable, Hashable {
  /// Its position in the list of all bots.
  package var position: Int64
  /// The bot.
  package var id: BotID
}

/// The places of a list of which others export a part.
extension Archive {
  /// The last position that is taken over from another archive.
  static let lastTakenPlace = Cells.maximumPosition / 2

  /// Whether places are kept for bots that other shards export.
  package func hasOtherShards() throws(ArchiveError) -> Bool {
    try read { try Row.fetchOne($0, sql: "SELECT 1 FROM other_shard LIMIT 1") != nil }
  }

  /// Gives all bots their places, and puts some of them on the list of this run.
  ///
  /// Every bot is numbered as in an export of the whole list; only its own are this archive's bots.
  ///
  /// - Returns: The number of bots that were not on the list before.
  func listPlaces(of ids: [BotID], own: [BotID]) throws(ArchiveError) -> Int {
    try write { database in
      let last = try lastPlace(in: database)
      guard (0...(Cells.maximumPosition - Int64(ids.count))).contains(last) else {
        throw CellFault(reason: "\(last) cannot be the position of a bot")
      }
      try database.cachedStatement(
        sql: """
          INSERT INTO other_shard (position, bot_id)
          SELECT ?2 + row_number() OVER (ORDER BY min(id.key)), id.value FROM json_each(?1) AS id
          WHERE NOT EXISTS (SELECT 1 FROM bot WHERE bot_id = id.value)
            AND NOT EXISTS (SELECT 1 FROM other_shard WHERE bot_id = id.value)
          GROUP BY id.value
          """
      ).execute(arguments: [Self.array(of: ids), last])
      let text = Self.array(of: own)
      try database.cachedStatement(
        sql: """
          INSERT INTO bot (position, bot_id) SELECT position, bot_id FROM other_shard
          WHERE bot_id IN (SELECT value FROM json_each(?))
          """
      ).execute(arguments: [text])
      try database.cachedStatement(
        sql: "DELETE FROM other_shard WHERE bot_id IN (SELECT value FROM json_each(?))"
      ).execute(arguments: [text])
      try database.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO temp.listed
          SELECT position FROM json_each(?) AS id CROSS JOIN bot ON bot_id = id.value
          """
      ).execute(arguments: [text])
      return database.changesCount
    }
  }

  /// The last position of a bot of any shard; 0 if there is none.
  func lastPlace(in database: Database) throws -> Int64 {
    let statement = try database.cachedStatement(
      sql: """
        SELECT max(coalesce((SELECT max(position) FROM bot), 0),
          coalesce((SELECT max(position) FROM other_shard), 0))
        """)
    return try Row.fetchOne(statement).map {
      try Cells($0).integer(0, in: 0...Cells.maximumPosition)
    } ?? 0
  }

  /// The next places that are kept for bots of other shards, in order; rows that are damaged are left
  /// out, and told.
  ///
  /// - Parameters:
  ///   - position: The number of the row to start after; `Int64.min` at first.
  ///   - limit: The maximum number of rows.
  /// - Returns: The places, the rows that are none, and the number of the last row; nil at the end.
  package func otherShardBots(
    after position: Int64, limit: Int
  ) throws(ArchiveError) -> (bots: [OtherShardBot], damaged: [DamagedRow], last: Int64?) {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT position, substr(bot_id, 1, 100) AS bot_id FROM other_shard
          WHERE position > ? ORDER BY position LIMIT ?
          """)
      var bots: [OtherShardBot] = []
      var damaged: [DamagedRow] = []
      var last: Int64?
      let rows = try Row.fetchCursor(statement, arguments: [position, limit])
      while let row = try rows.next() {
        // The key of the table, so always a whole number.
        let number: Int64 = row[0]
        last = number
        do {
          let cells = Cells(row)
          bots.append(OtherShardBot(position: try cells.position(0), id: try cells.bot(1)))
        } catch {
          damaged.append(DamagedRow(number: number, reason: Self.reason(error)))
        }
      }
      return (bots, damaged, last)
    }
  }

  /// Collects places that an archive keeps for bots of other shards, for ``placeArriving(count:)``.
  package func collectPlaces(_ bots: [OtherShardBot]) throws(ArchiveError) {
    try writeList { database in
      let statement = try database.cachedStatement(
        sql: "INSERT OR IGNORE INTO temp.kept VALUES (?, ?)")
      for bot in bots where bot.position <= Self.lastTakenPlace {
        try statement.execute(arguments: [bot.position, bot.id.text])
      }
    }
  }

  /// Keeps the places that were collected, unless their bots are known.
  func keepPlaces(in database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO other_shard (position, bot_id)
          SELECT position, bot_id FROM temp.kept
          WHERE NOT EXISTS (
            SELECT 1 FROM bot WHERE bot.position = kept.position OR bot.bot_id = kept.bot_id)
        """)
  }

  /// Whether some place before the last one is that of no bot of any shard.
  package func hasGaps() throws(ArchiveError) -> Bool {
    try read { database in
      let count =
        try Int64.fetchOne(
          database,
          sql: "SELECT (SELECT count(*) FROM bot) + (SELECT count(*) FROM other_shard)") ?? 0
      return try lastPlace(in: database) > count
    }
  }
}
