internal import GRDB
package import MeetingModel

/// The number of bots of a list in each state.
package struct ListCounts: Sendable, Hashable {
  /// The number of listed bots.
  package var total = 0
  /// The number whose answers are in the archive.
  package var done = 0
  /// The number whose requests failed.
  package var failed = 0
  /// The number that had not finished when they were last queried.
  package var waiting = 0
}

extension Archive {
  /// Starts a new list of the bots of this run.
  package func beginList() throws(ArchiveError) {
    try writeList { try $0.execute(sql: "DELETE FROM temp.listed") }
  }

  /// Puts bots on the list, adding unknown ones to the end of the archive in their order.
  ///
  /// - Parameters:
  ///   - ids: The bots, in the order of the list.
  ///   - others: Those of them that other shards export. They are not put on the list, but get their
  ///     places, so that all shards of a list number its bots alike.
  /// - Returns: The number of bots that were not on the list before.
  package func list(_ ids: [BotID], except others: Set<BotID> = []) throws(ArchiveError) -> Int {
    let own = others.isEmpty ? ids : ids.filter { !others.contains($0) }
    guard !isReadOnly else { return try listInOrder(own) }
    let hasPlaces = others.isEmpty ? try hasOtherShards() : true
    return hasPlaces ? try listPlaces(of: ids, own: own) : try listInOrder(own)
  }

  /// Puts bots on a list of which nobody else exports a part.
  private func listInOrder(_ ids: [BotID]) throws(ArchiveError) -> Int {
    guard !ids.isEmpty else { return 0 }
    let text = Self.array(of: ids)
    return try writeList { database in
      let before = database.totalChangesCount
      let lastKnown =
        try Int64.fetchOne(try database.cachedStatement(sql: "SELECT max(position) FROM bot")) ?? 0
      guard (0...(Cells.maximumPosition - Int64(ids.count))).contains(lastKnown) else {
        throw CellFault(reason: "\(lastKnown) cannot be the position of a bot")
      }
      if lastKnown > 0 {
        try database.cachedStatement(
          sql: """
            INSERT OR IGNORE INTO temp.listed
            SELECT position FROM json_each(?) AS id CROSS JOIN bot ON bot_id = id.value
            """
        ).execute(arguments: [text])
      }
      let known = database.totalChangesCount - before
      // Usually the IDs of a list are either all known or all new.
      guard known < ids.count else { return known }
      if isReadOnly {
        try database.cachedStatement(
          sql: """
            INSERT OR IGNORE INTO temp.unknown SELECT value FROM json_each(?) AS id
            WHERE NOT EXISTS (SELECT 1 FROM bot WHERE bot_id = id.value)
            """
        ).execute(arguments: [text])
        return known
      }
      try database.cachedStatement(
        sql: """
          INSERT INTO bot (bot_id) SELECT value FROM json_each(?) AS id
          ORDER BY id.key ON CONFLICT DO NOTHING
          """
      ).execute(arguments: [text])
      let beforeNew = database.totalChangesCount
      // New bots come after all known ones.
      try database.cachedStatement(
        sql: "INSERT INTO temp.listed SELECT position FROM bot WHERE position > ?"
      ).execute(arguments: [lastKnown])
      return known + database.totalChangesCount - beforeNew
    }
  }

  /// One JSON array for many IDs: a call for each would take longer than all the rest.
  static func array(of ids: [BotID]) -> String {
    ids.isEmpty ? "[]" : "[\"" + ids.map(\.text).joined(separator: "\",\"") + "\"]"
  }

  /// Puts all bots that have answers on the list.
  package func listAnswered() throws(ArchiveError) {
    try writeList { database in
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO temp.listed
          SELECT position FROM bot WHERE answer_hash IS NOT NULL
          """)
    }
  }

  /// Puts those of the bots that have answers on the list.
  ///
  /// - Returns: The bots without an answer, in their order.
  package func listAnswered(only ids: [BotID]) throws(ArchiveError) -> [BotID] {
    try writeList { database in
      let lookup = try database.cachedStatement(
        sql: "SELECT position FROM bot WHERE bot_id = ? AND answer_hash IS NOT NULL")
      let listing = try database.cachedStatement(
        sql: "INSERT OR IGNORE INTO temp.listed VALUES (?)")
      return try ids.filter { id in
        guard let row = try Row.fetchOne(lookup, arguments: [id.text]) else { return true }
        try listing.execute(arguments: [try Cells(row).position(0)])
        return false
      }
    }
  }

  /// The number of listed bots in each state.
  package func listCounts() throws(ArchiveError) -> ListCounts {
    try read { database in
      var counts = ListCounts()
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT state, count(*) FROM temp.listed JOIN bot USING (position) GROUP BY state
          """)
      while let row = try rows.next() {
        let cells = Cells(row)
        let count = try cells.count(1)
        counts.total += count
        switch try cells.state(0) {
        case .done: counts.done = count
        case .failed: counts.failed = count
        case .waiting: counts.waiting = count
        case .new: break
        }
      }
      counts.total += try Int.fetchOne(database, sql: "SELECT count(*) FROM temp.unknown") ?? 0
      return counts
    }
  }

  /// The number of the first word of the options that a server has recorded; those of an export are
  /// numbered from 1.
  ///
  /// It tells the two apart, and must not change, since archives have these numbers.
  private static let firstServerWord = 1_000_001

  /// Stores the options of the newest export, so that a command that continues it can repeat them.
  ///
  /// - Parameters:
  ///   - words: The options, as words of a command line.
  ///   - isServer: Whether a server has them, as those of an export that would write the same. They
  ///     replace what a server has stored before, but never what an export has stored.
  package func remember(command words: [String], ofServer isServer: Bool) throws(ArchiveError) {
    try write { database in
      let first = try Int.fetchOne(database, sql: "SELECT min(number) FROM command_word")
      let isOfServer = first.map { $0 >= Self.firstServerWord }
      if isServer, isOfServer == false { return }
      guard try isOfServer != isServer || command(in: database) != words else { return }
      try database.execute(sql: "DELETE FROM command_word")
      for (index, word) in words.enumerated() {
        try database.execute(
          sql: "INSERT INTO command_word (number, word) VALUES (?, ?)",
          arguments: [(isServer ? Self.firstServerWord : 1) + index, word])
      }
    }
  }

  /// The options of the newest export; empty if none are known.
  package func command() throws(ArchiveError) -> [String] {
    try read { try command(in: $0) }
  }

  private func command(in database: Database) throws -> [String] {
    try Row.fetchAll(
      database, sql: "SELECT word FROM command_word ORDER BY number LIMIT 1000"
    ).map { try Cells($0).text(0) }
  }
}
