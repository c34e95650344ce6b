internal import GRDB

extension Archive {
  /// Stages lines of a file being written.
  ///
  /// They enter the archive only with ``replaceLines(segments:stagedName:as:isKeepingLines:)``, so
  /// that an interruption leaves everything as it was.
  package func stage(_ lines: [ArchivedFile]) throws(ArchiveError) {
    try writeList { database in
      let statement = try database.cachedStatement(
        sql: "INSERT OR REPLACE INTO temp.rewritten VALUES (?, ?, ?, ?, ?)")
      for line in lines {
        try statement.execute(arguments: [
          line.position, line.name, line.size, blob(line.hash), line.template,
        ])
      }
    }
  }

  /// Discards the staged lines.
  package func dropStagedLines() throws(ArchiveError) {
    try writeList { try $0.execute(sql: "DELETE FROM temp.rewritten") }
  }

  /// Records in one transaction that the lines file was rewritten and is about to be put in place.
  ///
  /// - Parameters:
  ///   - segments: All segments of the new file, if they differ from the recorded ones.
  ///   - stagedName: The name of the new file, which is on disk; nil if the existing one stays.
  ///   - file: The lines file it is to become.
  ///   - isKeepingLines: Whether lines were kept although they are not what they should be.
  package func replaceLines(
    segments: [LineSegment], stagedName: String?, as file: LinesFile, isKeepingLines: Bool
  ) throws(ArchiveError) {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO output (position, format, name, size, hash, template)
            SELECT position, 'jsonl', name, size, hash, template FROM temp.rewritten WHERE true
            ON CONFLICT DO UPDATE SET name = excluded.name, size = excluded.size,
              hash = excluded.hash, template = excluded.template;
          DELETE FROM temp.rewritten;
          DELETE FROM segment;
          """)
      try record(segments, in: database)
      if isKeepingLines {
        try database.execute(
          sql: """
            UPDATE segment SET is_stale = 1 WHERE EXISTS (
              SELECT 1 FROM bot LEFT JOIN output
                ON output.position = bot.position AND format = 'jsonl'
              WHERE bot.position BETWEEN (number - 1) * \(LineSegment.length) + 1 AND through
                AND answer_hash IS NOT NULL AND template IS NULL)
            """)
      }
      if let stagedName {
        try database.execute(
          sql: "INSERT OR REPLACE INTO replacement (staged_name, name) VALUES (?, ?)",
          arguments: [stagedName, file.name])
      }
      try database.execute(sql: "DELETE FROM removal WHERE format = 'jsonl'")
    }
  }

  /// The lines file that is about to be put in place; nil if there is none.
  package func replacement() throws(ArchiveError) -> (stagedName: String, file: LinesFile)? {
    try read { database in
      try Row.fetchOne(database, sql: "SELECT staged_name, name FROM replacement").map { row in
        let cells = Cells(row)
        let (stagedName, name) = (try cells.text(0), try cells.text(1))
        guard stagedName == "lines" else {
          throw CellFault(reason: "\(stagedName.prefix(80).debugDescription) is staged by nobody")
        }
        return (stagedName, try OutputName.linesFile(named: name))
      }
    }
  }

  /// Records that the lines file is in place.
  package func endReplacement() throws(ArchiveError) {
    try write { try $0.execute(sql: "DELETE FROM replacement") }
  }
}
