internal import GRDB
package import MeetingModel

/// The places that the bots of other archives were given.
package struct ArrivingPlaces: Sendable, Hashable {
  /// Their order.
  package var order: MergedOrder
  /// The number of bots that are new.
  package var new = 0
  /// The number of new bots whose places were empty, though later ones were not.
  ///
  /// They may have been forgotten here, or left out by an earlier merge, or never have been here:
  /// nothing tells.
  package var returned = 0
  /// The first of these.
  package var firstReturned: [BotID] = []
}

/// Giving places to the bots of other archives.
extension Archive {
  /// Gives places to the bots that are new here.
  ///
  /// They keep the positions that they have in the other archives, if those agree with each other and
  /// with this one, as the shards of one list do. If not, they follow the bots that are known. A bot
  /// whose position would leave no room for more bots comes last, and has no say in this.
  ///
  /// - Parameter count: The number of bots and places that were collected.
  package func placeArriving(count: Int) throws(ArchiveError) -> ArrivingPlaces {
    try write(rows: count) { database in
      try database.execute(
        sql: """
          DROP TABLE IF EXISTS temp.arriving;
          CREATE TEMP TABLE arriving (
            bot_id TEXT PRIMARY KEY, position INTEGER, last INTEGER, archive INTEGER NOT NULL)
            WITHOUT ROWID;
          INSERT INTO temp.arriving
            SELECT bot_id, min(place), max(place), min(archive)
            FROM (
              SELECT bot_id, archive,
                CASE WHEN position <= \(Self.lastTakenPlace) THEN position END AS place
              FROM temp.incoming) AS found
            WHERE NOT EXISTS (SELECT 1 FROM bot WHERE bot.bot_id = found.bot_id)
            GROUP BY bot_id;
          CREATE INDEX temp.kept_bot ON kept (bot_id);
          """)
    }
    let agree = try read(rows: count) { try positionsAgree(in: $0) }
    return try write(rows: count) { database in
      var places = ArrivingPlaces(order: agree ? .positions : .archives)
      if agree {
        try findReturned(&places, in: database)
        try database.execute(
          sql: """
            INSERT INTO bot (position, bot_id)
              SELECT position, bot_id FROM temp.arriving WHERE position IS NOT NULL
              ORDER BY position
            """)
        places.new = database.changesCount
      }
      try database.execute(
        sql: "DELETE FROM other_shard WHERE bot_id IN (SELECT bot_id FROM temp.arriving)")
      if agree { try keepPlaces(in: database) }
      try database.execute(
        sql: """
          INSERT INTO bot (position, bot_id)
            SELECT ?1 + row_number() OVER (ORDER BY first.archive, first.position), bot_id
            FROM temp.arriving JOIN temp.incoming AS first USING (bot_id, archive)
            WHERE arriving.position IS NULL OR NOT ?2
          """, arguments: [try lastPlace(in: database), agree])
      places.new += database.changesCount
      guard try lastPlace(in: database) <= Cells.maximumPosition else {
        throw CellFault(reason: "there are too many bots")
      }
      return places
    }
  }

  /// Finds the new bots whose places are empty, though later ones are not.
  ///
  /// An archive of one list has no other empty places than those of bots that were forgotten or left
  /// out, since it keeps those of bots that other shards export. The bots of another list, which fit in
  /// by chance, are found as well.
  private func findReturned(_ places: inout ArrivingPlaces, in database: Database) throws {
    let returned = """
      FROM temp.arriving WHERE position < ?
        AND NOT EXISTS (SELECT 1 FROM bot WHERE bot.position = arriving.position)
        AND NOT EXISTS (SELECT 1 FROM other_shard WHERE other_shard.position = arriving.position)
      """
    let last = try lastPlace(in: database)
    places.returned =
      try Int.fetchOne(database, sql: "SELECT count(*) \(returned)", arguments: [last]) ?? 0
    places.firstReturned = try Row.fetchAll(
      database, sql: "SELECT bot_id \(returned) ORDER BY position LIMIT 3", arguments: [last]
    ).map { try Cells($0).bot(0) }
  }

  /// Whether each bot has one position in all archives, and no other has it.
  private func positionsAgree(in database: Database) throws -> Bool {
    let faults = [
      "SELECT 1 FROM temp.arriving WHERE position <> last",
      """
      SELECT 1 FROM temp.arriving WHERE position IS NOT NULL GROUP BY position HAVING count(*) > 1
      """,
      "SELECT 1 FROM temp.arriving JOIN bot USING (position)",
      // A bot that is known here under another number: the archives number by different lists.
      """
      SELECT 1 FROM temp.incoming JOIN bot USING (bot_id)
      WHERE incoming.position <> bot.position AND incoming.position <= \(Self.lastTakenPlace)
        AND bot.position <= \(Self.lastTakenPlace)
      """,
      // Places that this archive, or one of the others, keeps for bots of other shards.
      "SELECT 1 FROM temp.kept GROUP BY position HAVING count(*) > 1",
      "SELECT 1 FROM temp.kept GROUP BY bot_id HAVING count(*) > 1",
    ]
    let places =
      ["temp.arriving", "bot"].map { ($0, "temp.kept") }
      + [("temp.arriving", "other_shard"), ("temp.kept", "other_shard")]
    let contradictions = places.flatMap { places in
      [
        """
        SELECT 1 FROM \(places.0) AS one JOIN \(places.1) AS other
          ON other.position = one.position AND other.bot_id <> one.bot_id
        """,
        """
        SELECT 1 FROM \(places.0) AS one JOIN \(places.1) AS other
          ON other.bot_id = one.bot_id AND other.position <> one.position
        """,
      ]
    }
    return try (faults + contradictions).allSatisfy { fault in
      try Row.fetchOne(database, sql: fault + " LIMIT 1") == nil
    }
  }
}
