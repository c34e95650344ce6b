internal import GRDB

extension Schema {
  /// Creates or migrates the tables; refuses those of a newer version.
  ///
  /// Other programs may migrate the same file at the same time: what has been migrated is read before
  /// the file is locked for a migration, which then fails where another program was first. So a failure
  /// counts only if nothing has been migrated meanwhile. A migration of a large archive may keep it locked
  /// for minutes.
  static func bringUpToDate(_ queue: DatabaseQueue, path: String) throws {
    let migrator = Self.migrator
    var waits = 0
    var state = try queue.read { try SchemaState(of: $0, migrator) }
    while true {
      try check(state, path: path)
      guard !state.isCurrent else { return }
      guard !queue.configuration.readonly else {
        throw ArchiveError(
          .older, at: path, "an older version of debrief has written this archive",
          advice: "run debrief status where it can be written, which brings it up to date")
      }
      do {
        return try migrator.migrate(queue)
      } catch {
        let count = state.migrations.count
        let isLocked = (error as? DatabaseError)?.resultCode == .SQLITE_BUSY
        waits += 1
        guard !Task.isCancelled,
          let present = try? queue.read({ try SchemaState(of: $0, migrator) }),
          present.migrations.count > count || isLocked && waits < mostWaits
        else { throw error }
        state = present
      }
    }
  }

  /// How often the lock of another program is waited for, each time as long as a connection waits.
  private static let mostWaits = 30

  /// Refuses a database of a newer version or of another program.
  private static func check(_ state: SchemaState, path: String) throws {
    // The migrations table first: it determines what the others must be.
    guard state.entries.isEmpty || state.entries.contains(where: \.isOfMigrations) else {
      throw ArchiveError.damaged(path, "it has the tables of another program")
    }
    guard !state.isNewer else {
      throw ArchiveError(
        .newer, at: path, "a newer version of debrief has written this archive",
        advice: "use that version, or choose another folder")
    }
    guard !state.migrations.isEmpty || state.entries.allSatisfy(\.isOfMigrations) else {
      throw ArchiveError.damaged(path, "it has the tables of another program")
    }
    if let last = state.lastMigration {
      try check(state.entries, after: last, path: path)
      guard state.applicationID == Int64(applicationID) else {
        throw ArchiveError.damaged(path, "debrief did not create it")
      }
    }
  }

  /// Refuses tables, indexes, views and triggers that the migrations do not create.
  private static func check(
    _ present: Set<SchemaEntry>, after migration: String, path: String
  ) throws {
    let isCurrent =
      migration == migrator.migrations.last
      && currentDigests.contains(SchemaEntry.digest(of: present))
    let expected =
      try isCurrent
      ? present
      : entries(after: migration, hasSearch: present.contains(where: \.isOfSearch))
    if let odd = present.symmetricDifference(expected).min(by: { $0.name < $1.name }) {
      throw ArchiveError.damaged(
        path,
        "\(odd.type) \(odd.name.prefix(80).debugDescription) differs from the one that debrief creates"
      )
    }
  }
}

/// The tables and migrations of a database at one moment.
private struct SchemaState {
  /// The tables, indexes, views and triggers.
  let entries: Set<SchemaEntry>
  /// The migrations that were applied, of whatever version.
  let migrations: Set<String>
  /// The last one of those that are known, if all before it were applied; nil if none was.
  let lastMigration: String?
  /// Whether a migration was applied that is not known here.
  let isNewer: Bool
  /// Whether all migrations were applied.
  let isCurrent: Bool
  /// The mark of the program that made the file.
  let applicationID: Int64?

  /// Reads them in the transaction of a connection.
  init(of database: Database, _ migrator: DatabaseMigrator) throws {
    entries = try SchemaEntry.all(in: database)
    migrations = try migrator.appliedIdentifiers(database)
    lastMigration = try migrator.completedMigrations(database).last
    isNewer = try migrator.hasBeenSuperseded(database)
    isCurrent = try migrator.hasCompletedMigrations(database)
    applicationID = try Int64.fetchOne(database, sql: "PRAGMA application_id")
  }
}
