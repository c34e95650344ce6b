internal import GRDB

extension Archive {
  /// Stores the options of the newest export, so that a command that continues it can repeat them.
  package func remember(command words: [String]) throws(ArchiveError) {
    guard try command() != words else { return }
    try write { database in
      try database.execute(sql: "DELETE FROM command_word")
      for word in words {
        try database.execute(sql: "INSERT INTO command_word (word) VALUES (?)", arguments: [word])
      }
    }
  }

  /// The options of the newest export; empty if none are known.
  package func command() throws(ArchiveError) -> [String] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT word FROM command_word ORDER BY number LIMIT 1000"
      ).map { try Cells($0).text(0) }
    }
  }
}
