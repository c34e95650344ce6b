internal import GRDB
package import MeetingModel

extension Archive {
  /// Records what came of asking about bots, and the files that are about to be written.
  ///
  /// A file's hash is known before the file is in its place, so that a stop in between cannot make
  /// a file of ours look like one that a person has edited.
  package func record(
    _ outcomes: [ArchivedOutcome], pending files: [ArchivedFile]
  ) throws(ArchiveError) {
    try write { database in
      for outcome in outcomes { try record(outcome, in: database) }
      let statement = try database.cachedStatement(
        sql: """
          INSERT INTO output (position, format, name, pending_hash) VALUES (?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET pending_hash = excluded.pending_hash
          """)
      for file in files {
        try statement.execute(
          arguments: [file.position, file.format, file.name, blob(file.hash)])
      }
    }
  }

  /// Records that bots were asked about without an answer: they stay as they are, and those that
  /// nothing was known of say why.
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
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO output (position, format, name, size, hash, template) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET name = excluded.name, size = excluded.size,
          hash = excluded.hash, template = excluded.template, pending_hash = NULL
        """)
    for file in files {
      try statement.execute(arguments: [
        file.position, file.format, file.name, file.size, blob(file.hash), file.template,
      ])
    }
  }

  /// The SHA-256 of every text that may lie under a file's name by our hand.
  package func hashes(
    at position: Int64, format: String
  ) throws(ArchiveError) -> (name: String, hashes: [[UInt8]])? {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT name, hash, pending_hash FROM output WHERE position = ? AND format = ?")
      guard let row = try Row.fetchOne(statement, arguments: [position, format]) else {
        return nil
      }
      return (row[0], try [row.bytes(1), row.bytes(2)].filter { !$0.isEmpty })
    }
  }

  private func record(_ outcome: ArchivedOutcome, in database: Database) throws {
    let time = outcome.time.rfc3339Text
    switch outcome.content {
    case .answer(let answer):
      try record(answer, at: outcome.position, time: time, in: database)
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
    let known = try Row.fetchOne(
      try database.cachedStatement(sql: "SELECT answer_hash FROM bot WHERE position = ?"),
      arguments: [position])
    let isNew = try known?.bytes(0) != answer.hash
    try database.cachedStatement(
      sql: """
        UPDATE bot SET state = 'done', attempts = attempts + 1, asked_at = ?, error_kind = NULL,
          error = NULL, incomplete_since = NULL, status = ?, answer_hash = ?, has_notes = ?
        WHERE position = ?
        """
    ).execute(arguments: [time, answer.status, blob(answer.hash), answer.hasNotes, position])
    guard isNew else { return }
    try database.cachedStatement(
      sql: """
        INSERT INTO answer (position, size, body) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET size = excluded.size, body = excluded.body
        """
    ).execute(arguments: [position, answer.size, blob(answer.body)])
    try database.cachedStatement(sql: "UPDATE output SET template = NULL WHERE position = ?")
      .execute(arguments: [position])
    // The line of this meeting was passed over or is another one now.
    try database.cachedStatement(
      sql: "UPDATE segment SET is_stale = 1 WHERE number = ? AND through >= ? AND is_stale = 0"
    ).execute(arguments: [LineSegment.number(of: position), position])
  }
}
