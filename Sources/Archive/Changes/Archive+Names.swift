internal import GRDB

extension Archive {
  /// Gives bots the names of their notes, so that no two bots share one, even if case is folded.
  ///
  /// The first bot with a name keeps it, and others get `NAME 2` and so on. A bot that had the name
  /// before gets the same again, whatever else was exported in the meantime.
  ///
  /// - Parameter wanted: The position of each bot, and the name of its notes without extension.
  /// - Returns: The name of each bot.
  package func names(
    _ wanted: [(position: Int64, stem: String)]
  ) throws(ArchiveError) -> [String] {
    guard !wanted.isEmpty else { return [] }
    return try write { database in
      try wanted.map { try name($0.stem, at: $0.position, in: database) }
    }
  }

  private func name(_ stem: String, at position: Int64, in database: Database) throws -> String {
    let base = stem.lowercased()
    func number(_ sql: String, _ arguments: StatementArguments) throws -> Int64? {
      try Row.fetchOne(try database.cachedStatement(sql: sql), arguments: arguments)
        .flatMap { try Cells($0).integerIfPresent(0, in: 1...Int64(Int32.max)) }
    }
    if let known = try number(
      "SELECT number FROM note_name WHERE position = ? AND base = ?", [position, base])
    {
      return Self.numbered(stem, known)
    }
    var next = 1 + (try number("SELECT max(number) FROM note_name WHERE base = ?", [base]) ?? 0)
    while try number(
      "SELECT 1 FROM note_name WHERE stem = ?", [Self.numbered(base, next)]) != nil
    { next += 1 }
    try database.cachedStatement(
      sql: "INSERT INTO note_name (stem, base, number, position) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [Self.numbered(base, next), base, next, position])
    return Self.numbered(stem, next)
  }

  private static func numbered(_ stem: String, _ number: Int64) -> String {
    number == 1 ? stem : "\(stem) \(number)"
  }
}
