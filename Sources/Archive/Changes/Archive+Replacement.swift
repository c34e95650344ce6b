internal import GRDB

extension Archive {
  /// Keeps lines of a file that is being written, for ``replaceLines(segments:stagedName:as:isKeepingLines:)``.
  ///
  /// They are not in the archive until then, so that a stop leaves everything as it was.
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

  /// Forgets the lines that were staged.
  package func dropStagedLines() throws(ArchiveError) {
    try writeList { try $0.execute(sql: "DELETE FROM temp.rewritten") }
  }

  /// Records in one transaction that the file of all lines was written anew, and that it is about to
  /// be put in its place.
  ///
  /// - Parameters:
  ///   - segments: All segments of the new file, where they differ from those that are known.
  ///   - stagedName: The name of the new file, which is on the disk; nil where the one that is there
  ///     stays.
  ///   - file: What it is to be.
  ///   - isKeepingLines: Whether lines that are not what they should be were kept nevertheless.
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

  /// The file of all lines that is about to be put in its place; nil if none is.
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

  /// Records that the file of all lines is in its place.
  package func endReplacement() throws(ArchiveError) {
    try write { try $0.execute(sql: "DELETE FROM replacement") }
  }
}
