internal import GRDB
package import MeetingModel

/// The note of a bot in one format, as an archive knows it: its file, and those beside it.
package struct MergedNote: Sendable, Hashable {
  /// A file of the note.
  package struct File: Sendable, Hashable {
    /// Whether it is the note itself, or beside it.
    package var place: NotePlace
    /// Its name in the folder of that archive.
    package var name: String
    /// Its size in bytes when it was last written; nil if it was not yet.
    package var size: Int?
    /// The SHA-256 of the text that it was made from; nil if it was not written yet.
    package var hash: [UInt8]?
    /// The SHA-256 of the template that the text was made with; nil if the answer has changed since.
    package var template: [UInt8]?
  }

  /// Its format.
  package var format: ArchivedFormat
  /// The file of the note itself.
  package var file: File
  /// The files beside it.
  package var others: [File]
}

/// Notes that people have edited in the folder of one archive, and that another takes over.
extension Archive {
  /// The notes of a bot; rows that are damaged are left out, and told.
  package func mergedNotes(
    of id: BotID, at position: Int64
  ) throws(ArchiveError) -> (notes: [MergedNote], damaged: [DamagedRow]) {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT substr(format, 1, 100), substr(name, 1, 10000), size, substr(output.hash, 1, 100),
            substr(template.hash, 1, 100)
          FROM output LEFT JOIN template ON template.number = output.template
          WHERE position = ? AND format <> 'jsonl' ORDER BY format LIMIT 1000
          """)
      var files: [(key: OutputKey, file: MergedNote.File)] = []
      var damaged: [DamagedRow] = []
      for row in try Row.fetchAll(statement, arguments: [position]) {
        do {
          let cells = Cells(row)
          let (key, name) = (try cells.outputKey(0), try cells.text(1))
          try OutputName.check(name, key, of: id)
          guard !key.isOld else { continue }
          files.append(
            (
              key,
              MergedNote.File(
                place: key.place, name: name, size: try cells.sizeIfPresent(2),
                hash: try cells.hashIfPresent(3), template: try cells.hashIfPresent(4))
            ))
        } catch {
          damaged.append(DamagedRow(number: position, reason: Self.reason(error)))
        }
      }
      let notes = files.filter { $0.file.place == .note }.map { own in
        MergedNote(
          format: own.key.format, file: own.file,
          others: files.filter { $0.key.format == own.key.format && $0.file.place != .note }
            .map(\.file))
      }
      return (notes, damaged)
    }
  }

  /// The hashes of all texts that a note, or a file beside it, has had or was about to get.
  package func mergedTexts(
    at position: Int64, format: ArchivedFormat
  ) throws(ArchiveError) -> [(place: NotePlace, hash: [UInt8], isInPlace: Bool)] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT substr(format, 1, 100), substr(hash, 1, 100), in_place FROM written
          WHERE position = ?1 AND (format = ?2 OR format GLOB ?2 || '.new*') LIMIT 1000
          """)
      return try Row.fetchAll(statement, arguments: [position, format.rawValue]).compactMap { row in
        let cells = Cells(row)
        guard let key = try? cells.outputKey(0), let hash = try? cells.hash(1) else { return nil }
        return (key.place, hash, (try? cells.flagIfPresent(2)) == true)
      }
    }
  }

  /// Whether an edited note was taken over before; false if it was about to be when a run was
  /// stopped, and nil if not.
  package func hasCarried(
    _ hash: [UInt8], at position: Int64, format: ArchivedFormat
  ) throws(ArchiveError) -> Bool? {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT is_placed FROM carried WHERE position = ? AND format = ? AND hash = ?")
      return try Row.fetchOne(statement, arguments: [position, format.rawValue, blob(hash)])
        .flatMap { try Cells($0).flagIfPresent(0) }
    }
  }

  /// Records that an edited note was taken over.
  package func recordCarried(
    _ hash: [UInt8], at position: Int64, format: ArchivedFormat
  ) throws(ArchiveError) {
    try write { database in
      try database.cachedStatement(
        sql:
          "INSERT OR REPLACE INTO carried (position, format, hash, is_placed) VALUES (?, ?, ?, 1)"
      ).execute(arguments: [position, format.rawValue, blob(hash)])
    }
  }

  /// Records an edited note of another archive, before its file is put in place.
  ///
  /// - Parameters:
  ///   - files: The files of the note, each with the hash of the text that it was made from.
  ///   - texts: The texts that it has had.
  ///   - base: The text that it was made from; nil if that cannot be proven.
  ///   - hash: The SHA-256 of the file.
  package func adopt(
    _ files: [ArchivedFile], texts: [(place: NotePlace, hash: [UInt8], isInPlace: Bool)],
    base: ArchivedBase?, carrying hash: [UInt8]
  ) throws(ArchiveError) {
    guard let first = files.first else { return }
    try write { database in
      try database.cachedStatement(
        sql: "INSERT OR IGNORE INTO carried (position, format, hash, is_placed) VALUES (?, ?, ?, 0)"
      ).execute(arguments: [first.position, first.format.rawValue, blob(hash)])
      if let base { try record([base], in: database) }
      let written = try database.cachedStatement(
        sql: """
          INSERT INTO written (position, format, name, hash, in_place) VALUES (?, ?, '', ?, ?)
          ON CONFLICT DO UPDATE SET in_place = max(in_place, excluded.in_place)
          """)
      for text in texts {
        let key = OutputKey(first.format, text.place)
        try written.execute(arguments: [
          first.position, key.text, blob(text.hash), text.isInPlace,
        ])
      }
      try record(written: files, in: database)
    }
  }
}
