internal import GRDB
internal import MeetingModel
internal import Synchronization
internal import TextScanning

extension Archive {
  /// Merges the parts of the index into one, which then has nothing of what was removed and is
  /// searched faster.
  package func optimiseIndex() throws(ArchiveError) {
    try write { try optimiseIndex(in: $0) }
  }

  func optimiseIndex(in database: Database) throws {
    try database.execute(sql: "INSERT INTO words (words) VALUES ('optimize')")
    hasRemovedPassages.withLock { $0 = false }
  }

  /// Replaces the passages of an answer.
  func record(
    _ passages: [ArchivedPassage], at position: Int64, hash: [UInt8], in database: Database
  ) throws {
    try removePassages(at: position, in: database)
    let passage = try database.cachedStatement(
      sql: """
        INSERT INTO passage
          (position, kind, item, person, at, text, split_text, split_person, due, is_done)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let words = try database.cachedStatement(
      sql: "INSERT INTO words (rowid, text, person) VALUES (?, ?, ?)")
    var range: (first: Int64, last: Int64)?
    for found in passages {
      let (text, person) = (found.text.storable, found.person?.storable)
      let splitText = ScriptSplitting.split(text)
      let splitPerson = person.flatMap { ScriptSplitting.split($0) }
      try passage.execute(arguments: [
        position, found.kind.rawValue, found.item, person, found.at?.seconds, text, splitText,
        splitPerson, found.due?.storable, found.isDone,
      ])
      let number = database.lastInsertedRowID
      range = (range?.first ?? number, number)
      try words.execute(arguments: [number, splitText ?? text, splitPerson ?? person])
    }
    try database.cachedStatement(
      sql: """
        INSERT INTO searched (position, answer_hash, first_passage, last_passage)
        VALUES (?, ?, ?, ?)
        """
    ).execute(arguments: [position, blob(hash), range?.first, range?.last])
  }

  /// Removes the passages of an answer, from the index first: it is told what it had indexed.
  func removePassages(at position: Int64, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO words (words, rowid, text, person)
        SELECT 'delete', number, coalesce(split_text, text), coalesce(split_person, person)
        FROM passage WHERE position = ?
        """
    ).execute(arguments: [position])
    try database.cachedStatement(sql: "DELETE FROM passage WHERE position = ?")
      .execute(arguments: [position])
    if database.changesCount > 0 { hasRemovedPassages.withLock { $0 = true } }
    try database.cachedStatement(sql: "DELETE FROM searched WHERE position = ?")
      .execute(arguments: [position])
  }
}
