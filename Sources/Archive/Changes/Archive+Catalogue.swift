internal import GRDB
internal import JSONDocument
internal import MeetingModel

/// A part of an archive that is made from its answers.
package enum ArchivedContent: Sendable, Hashable {
  /// What lists show: one row for each answer.
  case catalogue
  /// The index of the search.
  case index

  /// The table with a row, and the hash of the answer, for each answer that is read.
  fileprivate var table: String {
    switch self {
    case .catalogue: "meeting"
    case .index: SearchTables.markName
    }
  }
}

extension Archive {
  /// Whether nothing can be added to the archive.
  package var cannotBeWritten: Bool { isReadOnly }

  /// Whether the archive has been searched, so that there is an index to keep up.
  package func hasIndex() throws(ArchiveError) -> Bool {
    try read { try SearchTables.exist(in: $0) }
  }

  /// Makes an empty index, if there is none.
  package func makeIndex() throws(ArchiveError) {
    guard try !hasIndex() else { return }
    try write { database in
      // Another process may have made it meanwhile.
      if try !SearchTables.exist(in: database) { try SearchTables.make(in: database) }
    }
  }

  /// The number of answers that a part lacks, or has in a state that is out of date.
  package func unreadCount(_ content: ArchivedContent) throws(ArchiveError) -> Int {
    try read { database in
      try Row.fetchOne(
        try database.cachedStatement(sql: "SELECT count(*) \(Self.unread(content))"),
        arguments: [0]
      ).map { try Cells($0).count(0) } ?? 0
    }
  }

  /// The next answers that a part lacks, in the order of their positions.
  package func unreadAnswers(
    _ content: ArchivedContent, after position: Int64, limit: Int
  ) throws(ArchiveError) -> [UnreadAnswer] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT bot.position, bot.answer_hash \(Self.unread(content))
          ORDER BY bot.position LIMIT ?
          """)
      return try Row.fetchAll(statement, arguments: [position, limit]).map { row in
        let cells = Cells(row)
        return UnreadAnswer(position: try cells.position(0), hash: try cells.hash(1))
      }
    }
  }

  private static func unread(_ content: ArchivedContent) -> String {
    """
    FROM bot LEFT JOIN \(content.table) AS made ON made.position = bot.position
    WHERE bot.position > ? AND bot.answer_hash IS NOT NULL
      AND made.answer_hash IS NOT bot.answer_hash
    """
  }

  /// Records what was made of answers, in one transaction.
  ///
  /// What was made of an answer that has been replaced or forgotten meanwhile is left out.
  package func record(_ answers: [ReadAnswer]) throws(ArchiveError) {
    try write { database in
      let present = try database.cachedStatement(
        sql: "SELECT 1 FROM bot WHERE position = ? AND answer_hash = ?")
      for read in answers {
        let (position, hash) = (read.answer.position, read.answer.hash)
        guard try Row.fetchOne(present, arguments: [position, blob(hash)]) != nil else { continue }
        try record(read.meeting, at: position, hash: hash, in: database)
        if let passages = read.passages {
          try record(passages, at: position, hash: hash, in: database)
        }
      }
    }
  }

  /// Records what was made of an answer together with it.
  func recordContent(of answer: ArchivedAnswer, at position: Int64, in database: Database) throws {
    if try !isRecorded(.catalogue, of: answer.hash, at: position, in: database) {
      if let meeting = answer.meeting {
        try record(meeting, at: position, hash: answer.hash, in: database)
      } else {
        try database.cachedStatement(sql: "DELETE FROM meeting WHERE position = ?")
          .execute(arguments: [position])
      }
    }
    guard try SearchTables.exist(in: database),
      try !isRecorded(.index, of: answer.hash, at: position, in: database)
    else { return }
    if let passages = answer.passages {
      try record(passages, at: position, hash: answer.hash, in: database)
    } else {
      // Nothing of the former answer is to be found.
      try removePassages(at: position, in: database)
    }
  }

  private func isRecorded(
    _ content: ArchivedContent, of hash: [UInt8], at position: Int64, in database: Database
  ) throws -> Bool {
    let statement = try database.cachedStatement(
      sql: "SELECT 1 FROM \(content.table) WHERE position = ? AND answer_hash = ?")
    return try Row.fetchOne(statement, arguments: [position, blob(hash)]) != nil
  }

  private func record(
    _ meeting: ArchivedMeeting, at position: Int64, hash: [UInt8], in database: Database
  ) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO meeting (position, answer_hash, started_at, length, title, room, people, bots)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET answer_hash = excluded.answer_hash,
          started_at = excluded.started_at, length = excluded.length, title = excluded.title,
          room = excluded.room, people = excluded.people, bots = excluded.bots
        """
    ).execute(arguments: [
      position, blob(hash), meeting.startedAt?.seconds, meeting.length,
      meeting.title?.storable, meeting.room?.storable, Self.array(of: meeting.people),
      Self.array(of: meeting.bots),
    ])
  }

  /// Names as a JSON array.
  private static func array(of names: [String]) -> String {
    var text: [UInt8] = []
    JSONWriter.append(.array(names.map { .string($0) }), to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
