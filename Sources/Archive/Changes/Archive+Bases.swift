internal import GRDB

/// The texts that edited notes were made from.
///
/// A note of which nobody has changed anything needs none, since it can be made again from the
/// answer; an answer that is replaced before its note is written leaves the text here, in the same
/// transaction. Kept for every note, they would make the archive four fifths larger: for 30 recorded
/// meetings, answers take 0.80 MB in it, and the Markdown notes would take 0.65 MB.
extension Archive {
  /// What is known of the text that a note was last made from; nil if there is none.
  package func bases(
    at position: Int64, format: ArchivedFormat
  ) throws(ArchiveError) -> ArchivedBases? {
    try read { database in
      let output = try database.cachedStatement(
        sql: "SELECT hash, template FROM output WHERE position = ? AND format = ?")
      guard let row = try Row.fetchOne(output, arguments: [position, format.rawValue]),
        let hash = try Cells(row).hashIfPresent(0)
      else { return nil }
      let texts = try database.cachedStatement(
        sql: """
          SELECT hash, merged_hash, size, body FROM base
          WHERE position = ? AND format = ? ORDER BY hash = ? DESC, hash LIMIT 8
          """)
      return ArchivedBases(
        hash: hash, template: try Cells(row).integerIfPresent(1, in: 1...Int64(Int32.max)),
        texts: try Row.fetchAll(
          texts, arguments: [position, format.rawValue, blob(hash)]
        ).map { row in
          let cells = Cells(row)
          let body = try row.bytes(3)
          return ArchivedBase(
            position: position, format: format, hash: try cells.hash(0),
            mergedHash: try cells.hashIfPresent(1),
            size: Int(try cells.integer(2, in: 0...Cells.unpackedSize(of: body))), body: body)
        })
    }
  }

  /// Records texts that notes were made from, before these or their answers change.
  func record(_ bases: [ArchivedBase], in database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO base (position, format, hash, merged_hash, size, body) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET merged_hash = coalesce(excluded.merged_hash, merged_hash)
        """)
    for base in bases {
      try statement.execute(arguments: [
        base.position, base.format.rawValue, blob(base.hash), base.mergedHash.map { blob($0) },
        base.size, blob(base.body),
      ])
    }
  }

  /// Removes the texts that notes are no longer made from; without edits, all of them.
  func removeBases(under files: [ArchivedFile], in database: Database) throws {
    // Mostly there are none.
    let present = try database.cachedStatement(sql: "SELECT 1 FROM base LIMIT 1")
    guard try Row.fetchOne(present) != nil else { return }
    let statement = try database.cachedStatement(
      sql: "DELETE FROM base WHERE position = ? AND format = ? AND (hash <> ? OR NOT ?)")
    for file in files where file.place == .note && file.format != .jsonLines {
      try statement.execute(arguments: [
        file.position, file.format.rawValue, blob(file.hash), file.isEdited,
      ])
    }
  }

  /// Removes what templates are made of that no note is made with any more: their options may name
  /// people.
  func removeUnusedSources(in database: Database) throws {
    try database.execute(
      sql: """
        DELETE FROM template_source WHERE NOT EXISTS (
          SELECT 1 FROM output WHERE output.template = template_source.template);
        DELETE FROM pack WHERE number NOT IN (SELECT pack FROM template_source);
        """)
  }

  /// The number of a template and its settings in the archive.
  package func template(hash: [UInt8]) throws(ArchiveError) -> Int64 {
    try write { database in
      let known = "SELECT number FROM template WHERE hash = ?"
      if let number = try Int64.fetchOne(database, sql: known, arguments: [blob(hash)]) {
        return number
      }
      try database.execute(sql: "INSERT INTO template (hash) VALUES (?)", arguments: [blob(hash)])
      return database.lastInsertedRowID
    }
  }

  /// Whether it is known what a template is made of.
  package func hasSource(ofTemplate number: Int64) throws(ArchiveError) -> Bool {
    try read { database in
      try Row.fetchOne(
        database, sql: "SELECT 1 FROM template_source WHERE template = ?", arguments: [number])
        != nil
    }
  }

  /// Records what a template is made of; each pack is kept once.
  package func record(
    _ source: ArchivedTemplate, ofTemplate number: Int64
  ) throws(ArchiveError) {
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO pack (hash, size, body) VALUES (?, ?, ?)",
        arguments: [blob(source.packHash), source.size, blob(source.pack)])
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO template_source (template, pack, options)
          SELECT ?, number, ? FROM pack WHERE hash = ?
          """, arguments: [number, source.options, blob(source.packHash)])
    }
  }

  /// What a template is made of; nil if an earlier version has recorded it, which did not keep that.
  package func source(ofTemplate number: Int64) throws(ArchiveError) -> ArchivedTemplate? {
    try read { database in
      try Row.fetchOne(
        database,
        sql: """
          SELECT hash, size, body, options FROM template_source JOIN pack ON pack.number = pack
          WHERE template = ?
          """, arguments: [number]
      ).map { row in
        let cells = Cells(row)
        let body = try row.bytes(2)
        return ArchivedTemplate(
          packHash: try cells.hash(0),
          size: Int(try cells.integer(1, in: 0...Cells.unpackedSize(of: body))), pack: body,
          options: try cells.text(3))
      }
    }
  }
}
