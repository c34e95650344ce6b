internal import GRDB

/// A note whose files have the names that they are to have, so that no other name is its own.
package struct SettledNote: Sendable, Hashable {
  /// The position of the bot it is about.
  package var position: Int64
  /// Its format.
  package var format: ArchivedFormat
  /// The new names of its files that were moved, by their former ones.
  package var renamed: [String: String]
  /// Former names under which nothing of it is left.
  package var gone: [String]

  /// Makes a value.
  package init(
    position: Int64, format: ArchivedFormat, renamed: [String: String] = [:], gone: [String] = []
  ) {
    self.position = position
    self.format = format
    self.renamed = renamed
    self.gone = gone
  }
}

/// A name that an archive knows for a file of a note.
package struct NoteFile: Sendable, Hashable {
  /// The note's format.
  package var format: ArchivedFormat
  /// Whether it is the note itself, or beside it.
  package var place: NotePlace
  /// The file's name in the folder.
  package var name: String
  /// Whether it is the file's name, and not one that it was about to get when a run was stopped.
  package var isCurrent: Bool
}

extension Archive {
  /// Drops the names that notes no longer have, and keeps the hashes of the texts under them.
  ///
  /// Whatever gets such a name afterwards is somebody else's. Until a note is settled, its archive
  /// has to know both the name that its file had and the one that it was about to get.
  func settle(_ notes: [SettledNote], in database: Database) throws {
    guard !notes.isEmpty else { return }
    let files = "position = ?1 AND (format = ?2 OR format GLOB ?2 || '.new*')"
    let rename = try database.cachedStatement(
      sql: "UPDATE output SET name = ?4 WHERE \(files) AND name = ?3")
    let drop = try database.cachedStatement(sql: "DELETE FROM output WHERE \(files) AND name = ?3")
    let keepHashes = try database.cachedStatement(
      sql: """
        INSERT INTO written (position, format, name, hash, in_place)
          SELECT position, format, '', hash, in_place FROM written WHERE \(files) AND name <> ''
        ON CONFLICT DO UPDATE SET in_place = max(in_place, excluded.in_place)
        """)
    let dropNames = try database.cachedStatement(
      sql: "DELETE FROM written WHERE \(files) AND name <> ''")
    for note in notes {
      let (position, format) = (note.position, note.format.rawValue)
      for (name, newName) in note.renamed {
        try rename.execute(arguments: [position, format, name, newName])
      }
      for name in note.gone { try drop.execute(arguments: [position, format, name]) }
      try keepHashes.execute(arguments: [position, format])
      try dropNames.execute(arguments: [position, format])
    }
  }

  /// The names of the files of a bot's notes, and the hashes of the texts that were written to them.
  package func noteFiles(
    at position: Int64
  ) throws(ArchiveError) -> (files: [NoteFile], hashes: [ArchivedFormat: Set<[UInt8]>]) {
    try read { database in
      let names = try Row.fetchAll(
        database,
        sql: """
          SELECT bot_id, format, name, 1 FROM output JOIN bot USING (position)
            WHERE position = ?1 AND format <> 'jsonl'
          UNION ALL SELECT bot_id, format, name, 0 FROM written JOIN bot USING (position)
            WHERE position = ?1 AND name <> ''
          ORDER BY format, name
          """, arguments: [position])
      var files: [NoteFile] = []
      for row in names {
        let cells = Cells(row)
        let (key, name) = (try cells.outputKey(1), try cells.text(2))
        try OutputName.check(name, key, of: try cells.bot(0))
        guard !key.isOld else { continue }
        files.append(
          NoteFile(
            format: key.format, place: key.place, name: name,
            isCurrent: try cells.flagIfPresent(3) ?? false))
      }
      var hashes: [ArchivedFormat: Set<[UInt8]>] = [:]
      let texts = try Row.fetchAll(
        database, sql: "SELECT format, hash FROM written WHERE position = ?", arguments: [position])
      for row in texts {
        let cells = Cells(row)
        hashes[try cells.outputKey(0).format, default: []].insert(try cells.hash(1))
      }
      return (files, hashes)
    }
  }
}
