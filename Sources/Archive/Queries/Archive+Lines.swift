internal import GRDB

/// The archive's record of a bot's line.
package struct ArchivedLine: Sendable, Hashable {
  /// The bot's position.
  package var position: Int64
  /// The size of the line in bytes; nil if there is no line.
  package var size: Int?
  /// The number of the template and settings it was made with; nil if the line is not what it
  /// should be.
  package var template: Int64?
  /// The SHA-256 of the line; nil if it is not known.
  package var hash: [UInt8]?
  /// Whether there is an answer to make the line from.
  package var hasAnswer: Bool
}

extension Archive {
  /// The segments of the lines file, in order; empty if the file is not known.
  package func segments() throws(ArchiveError) -> [LineSegment] {
    try read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT number, through, size, is_stale FROM segment ORDER BY number")
      var segments: [LineSegment] = []
      while let row = try rows.next() { segments.append(try segment(row, after: segments.last)) }
      return segments
    }
  }

  /// Reads a segment, which must come after the previous one in the file.
  private func segment(_ row: Row, after previous: LineSegment?) throws -> LineSegment {
    let cells = Cells(row)
    let next = (previous?.number ?? 0) + 1
    let number = try cells.integer(0, in: next...next)
    let end = number * LineSegment.length
    let segment = LineSegment(
      number: number, through: try cells.integer(1, in: (end - LineSegment.length)...end),
      size: try cells.size(2), isStale: try cells.flagIfPresent(3) ?? false)
    guard previous.map({ $0.through == $0.end }) ?? true, end <= Cells.maximumPosition else {
      throw CellFault(reason: "segment \(number) does not follow the one before it")
    }
    return segment
  }

  /// The lines file; nil if none was written.
  package func linesFile() throws(ArchiveError) -> LinesFile? {
    try read { database in
      let sql = """
        SELECT name FROM output WHERE format = 'jsonl'
        UNION ALL SELECT name FROM removal WHERE format = 'jsonl' LIMIT 1
        """
      guard let row = try Row.fetchOne(database, sql: sql) else { return nil }
      return try OutputName.linesFile(named: try Cells(row).text(0))
    }
  }

  /// The last position in the archive; 0 if it is empty.
  package func lastPosition() throws(ArchiveError) -> Int64 {
    try read { database in
      let row = try Row.fetchOne(database, sql: "SELECT max(position) FROM bot")
      return try row.flatMap {
        try Cells($0).integerIfPresent(0, in: 1...Cells.maximumPosition)
      } ?? 0
    }
  }

  /// Records files that are now in place, and the progress of the lines file.
  ///
  /// - Parameter settled: The notes that had other names, or were about to get them.
  package func record(
    written files: [ArchivedFile], segments: [LineSegment], settled: [SettledNote] = []
  ) throws(ArchiveError) {
    guard !files.isEmpty || !segments.isEmpty || !settled.isEmpty else { return }
    try write { database in
      try record(written: files, in: database)
      try settle(settled, in: database)
      try record(segments, in: database)
    }
  }

  /// Forgets the segments from a number on, whose lines are no longer in the file.
  package func forgetSegments(from number: Int64 = 1) throws(ArchiveError) {
    try write {
      try $0.execute(sql: "DELETE FROM segment WHERE number >= ?", arguments: [number])
    }
  }

  /// The archive's records of the lines of a segment, in order.
  package func lines(ofSegment number: Int64) throws(ArchiveError) -> [ArchivedLine] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT bot.position, output.size, output.template, output.hash,
            bot.answer_hash IS NOT NULL
          FROM bot LEFT JOIN output ON output.position = bot.position AND format = 'jsonl'
          WHERE bot.position BETWEEN ?1 AND ?2
          UNION ALL SELECT position, size, NULL, NULL, 0 FROM removal
          WHERE format = 'jsonl' AND position BETWEEN ?1 AND ?2 ORDER BY 1
          """)
      return try Row.fetchAll(
        statement,
        arguments: [(number - 1) * LineSegment.length + 1, number * LineSegment.length]
      ).map { row in
        let cells = Cells(row)
        return ArchivedLine(
          position: try cells.position(0),
          size: try cells.sizeIfPresent(1).flatMap { $0 > 0 ? $0 : nil },
          template: try cells.integerIfPresent(2, in: 1...Int64(Int32.max)),
          hash: try cells.hashIfPresent(3), hasAnswer: try cells.flagIfPresent(4) ?? false)
      }
    }
  }

  func record(_ segments: [LineSegment], in database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO segment (number, through, size) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET through = excluded.through, size = excluded.size
        """)
    for segment in segments {
      try statement.execute(arguments: [segment.number, segment.through, segment.size])
    }
  }
}
