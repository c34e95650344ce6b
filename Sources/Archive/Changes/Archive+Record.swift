internal import GRDB
package import MeetingModel

extension Archive {
  /// Records the outcomes of requests about bots, and the files about to be written.
  ///
  /// A file's hash is recorded before the file is in place, so that an interruption in between
  /// cannot make a file of ours look like one that a person has edited.
  ///
  /// - Parameters:
  ///   - found: Texts that are in place, though an interrupted run has not recorded it.
  ///   - bases: Texts that edited notes were made from, and could not be made again afterwards.
  package func record(
    _ outcomes: [ArchivedOutcome], pending files: [ArchivedFile], found: [ArchivedFile] = [],
    bases: [ArchivedBase] = []
  ) throws(ArchiveError) {
    try write { database in
      try record(bases, in: database)
      for outcome in outcomes { try record(outcome, in: database) }
      let output = try database.cachedStatement(
        sql: "INSERT OR IGNORE INTO output (position, format, name) VALUES (?, ?, ?)")
      // The name is stored only if it differs, which is rare.
      let written = try database.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO written (position, format, name, hash)
          SELECT position, format, CASE name WHEN ?3 THEN '' ELSE ?3 END, ?4 FROM output
          WHERE position = ?1 AND format = ?2
          """)
      for file in files {
        let key = file.key.text
        try output.execute(arguments: [file.position, key, file.name])
        try written.execute(arguments: [file.position, key, file.name, blob(file.hash)])
      }
      let placed = try database.cachedStatement(
        sql: "UPDATE written SET in_place = 1 WHERE position = ? AND format = ? AND hash = ?")
      for file in found {
        try placed.execute(arguments: [file.position, file.key.text, blob(file.hash)])
      }
    }
  }

  /// Records that requests about bots got no answer.
  ///
  /// The bots keep their state; those that are still new also get the reason.
  package func record(
    unanswered bots: [(bot: BotID, reason: String)], time: Instant
  ) throws(ArchiveError) {
    try write { database in
      let statement = try database.cachedStatement(
        sql: "UPDATE bot SET asked_at = ?, error = ? WHERE bot_id = ? AND state = 'new'")
      for (bot, reason) in bots {
        try statement.execute(arguments: [time.rfc3339Text, reason, bot.text])
      }
    }
  }

  func record(written files: [ArchivedFile], in database: Database) throws {
    let output = try database.cachedStatement(
      sql: """
        INSERT INTO output (position, format, name, size, hash, template) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET name = excluded.name, size = excluded.size,
          hash = excluded.hash, template = excluded.template
        """)
    let written = try database.cachedStatement(
      sql: """
        INSERT INTO written (position, format, name, hash, in_place) VALUES (?, ?, '', ?, 1)
        ON CONFLICT DO UPDATE SET in_place = 1
        """)
    for file in files {
      let key = file.key.text
      try output.execute(arguments: [
        file.position, key, file.name, file.size, blob(file.hash), file.template,
      ])
      guard file.format != .jsonLines else { continue }
      try written.execute(arguments: [file.position, key, blob(file.hash)])
    }
    try removeBases(under: files, in: database)
  }

  /// The texts and names that a bot's notes have had in a format.
  ///
  /// They include those about to be written and those placed beside edited notes.
  package func writtenNotes(
    at position: Int64, format: ArchivedFormat
  ) throws(ArchiveError) -> [WrittenNote] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT format, output.name, written.name, written.hash, in_place, bot_id
          FROM written LEFT JOIN output USING (position, format) JOIN bot USING (position)
          WHERE position = ?1 AND (format = ?2 OR format GLOB ?2 || '.new*')
          """)
      return try Row.fetchAll(statement, arguments: [position, format.rawValue]).map { row in
        let cells = Cells(row)
        let (key, bot) = (try cells.outputKey(0), try cells.bot(5))
        let names = [try cells.textIfPresent(1), try cells.text(2)].map { $0 == "" ? nil : $0 }
        for name in names.compactMap({ $0 }) {
          try OutputName.check(name, key, of: bot)
        }
        return WrittenNote(
          place: key.place, name: names[0], otherName: names[1], hash: try cells.hash(3),
          isInPlace: try cells.flagIfPresent(4) ?? false)
      }
    }
  }

  private func record(_ outcome: ArchivedOutcome, in database: Database) throws {
    let time = outcome.time.rfc3339Text
    switch outcome.content {
    case .answer(let answer):
      try record(answer, at: outcome.position, time: time, in: database)
    case .kept:
      // The time stays that of the answer, by which a merge finds the newest one.
      try database.cachedStatement(
        sql: """
          UPDATE bot SET state = 'done', attempts = attempts + 1, error_kind = NULL, error = NULL,
            incomplete_since = NULL WHERE position = ?
          """
      ).execute(arguments: [outcome.position])
    case .waiting(let reason, let since):
      try database.cachedStatement(
        sql: """
          UPDATE bot SET state = 'waiting', attempts = attempts + 1, asked_at = ?,
            error_kind = NULL, error = ?, incomplete_since = ? WHERE position = ?
          """
      ).execute(arguments: [time, reason, since?.seconds, outcome.position])
    case .failed(let kind, let reason):
      try database.cachedStatement(
        sql: """
          UPDATE bot SET state = 'failed', attempts = attempts + 1, asked_at = ?,
            error_kind = ?, error = ? WHERE position = ?
          """
      ).execute(arguments: [time, kind, reason, outcome.position])
    }
  }

  private func record(
    _ answer: ArchivedAnswer, at position: Int64, time: String, in database: Database
  ) throws {
    let isNew = try answerHash(at: position, in: database) != answer.hash
    try database.cachedStatement(
      sql: """
        UPDATE bot SET state = 'done', attempts = attempts + 1, asked_at = ?, error_kind = NULL,
          error = NULL, incomplete_since = NULL, status = ?, answer_hash = ?, has_notes = ?
        WHERE position = ?
        """
    ).execute(arguments: [time, answer.status, blob(answer.hash), answer.hasNotes, position])
    try store(answer, at: position, isNew: isNew, in: database)
  }

  /// The hash of the answer about a bot; empty if there is none.
  func answerHash(at position: Int64, in database: Database) throws -> [UInt8]? {
    try Row.fetchOne(
      try database.cachedStatement(sql: "SELECT answer_hash FROM bot WHERE position = ?"),
      arguments: [position])?.bytes(0)
  }

  /// Stores an answer, and marks what was made of the one before as out of date.
  ///
  /// - Parameter isNew: Whether the one before was another, or there was none.
  func store(
    _ answer: ArchivedAnswer, at position: Int64, isNew: Bool, in database: Database
  ) throws {
    // The stored answer may be damaged even if the new one has the same hash.
    try database.cachedStatement(
      sql: """
        INSERT INTO answer (position, size, body) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET size = excluded.size, body = excluded.body
        WHERE size <> excluded.size OR body <> excluded.body
        """
    ).execute(arguments: [position, answer.size, blob(answer.body)])
    let changes = database.changesCount
    try recordContent(of: answer, at: position, in: database)
    guard isNew || changes > 0 else { return }
    try database.cachedStatement(sql: "UPDATE output SET template = NULL WHERE position = ?")
      .execute(arguments: [position])
    // This meeting's line was skipped or has changed.
    try database.cachedStatement(
      sql: "UPDATE segment SET is_stale = 1 WHERE number = ? AND through >= ? AND is_stale = 0"
    ).execute(arguments: [LineSegment.number(of: position), position])
  }
}
