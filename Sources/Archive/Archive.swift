internal import GRDB
internal import GRDBSQLite
internal import LibC
internal import Synchronization

/// The answers fetched and the files written, in an SQLite database.
///
/// Every call is its own transaction: it takes effect completely or not at all, whenever the
/// program is stopped. Other programs can read the file meanwhile. Its tables: <doc:TheArchive>.
package final class Archive: Sendable {
  /// The name of the file in the folder of an export.
  package static let fileName = "debrief.sqlite"

  /// What to do if there is no archive.
  package enum Opening: Sendable {
    /// Create it.
    case creating
    /// Fail.
    case existing
    /// Fail; nothing in the archive changes but what is made from its answers, the catalogue and the
    /// index.
    ///
    /// If its folder is writable, the archive is opened for writing: only then does the database
    /// clean up the files it keeps beside it.
    case reading
    /// Use an empty archive in memory, as a dry run does.
    case trying
    /// Fail; nothing changes, not even among the files that the database keeps beside the archive.
    ///
    /// It must not be written meanwhile, and all of it must be in its file (``isClosed(at:)``). One of
    /// an older version is refused.
    case unchanged
  }

  /// The file's path.
  package let path: String
  let queue: DatabaseQueue
  private let watch = Watch()
  /// Whether passages were removed from the index, whose parts keep their words until they are merged.
  let hasRemovedPassages = Mutex(false)
  /// Whether the connection knows ``BoundedBM25``.
  let rankingRegistration = Mutex(false)

  var isReadOnly: Bool { queue.configuration.readonly }

  /// Opens the archive in a folder.
  package convenience init(folder: String, _ opening: Opening) throws(ArchiveError) {
    let path = folder.isEmpty || folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
    try self.init(path: path + Self.fileName, opening)
  }

  /// Opens an archive.
  package init(path: String, _ opening: Opening) throws(ArchiveError) {
    self.path = path
    let place = ArchivePlace(path: path)
    try place.check(isReading: opening != .creating && opening != .existing)
    do {
      queue =
        switch opening {
        case .creating: try Self.created(place, watch)
        case .existing: try Self.opened(place, watch)
        case .reading:
          try Self.opened(place, watch, isReading: !place.isWritable || place.hasOtherNames)
        case .unchanged: try Self.opened(place, watch, isReading: true, isUnchanged: true)
        case .trying:
          try Self.present(place, watch, isReading: true)
            ?? DatabaseQueue(configuration: Self.configuration(watch))
        }
      // Migrations go through whole tables.
      watch.begin(isReading: false, fileSize: place.size)
      try Schema.bringUpToDate(queue, path: self.path)
    } catch {
      throw watch.error(error, path: path)
    }
  }

  /// Whether an archive was closed properly, so that all of it is in its file, rather than in the log
  /// beside it.
  package static func isClosed(at path: String) -> Bool { !ArchivePlace(path: path).hasLog }

  /// Throws if an archive is not a file of ours, or has files beside it that it should not have.
  package static func check(path: String) throws(ArchiveError) {
    try ArchivePlace(path: path).check(isReading: true)
  }

  /// Checkpoints the write-ahead log into the file and closes it.
  ///
  /// If passages were removed, the index is merged before, so that nothing of them is left.
  package func close() throws(ArchiveError) {
    do {
      if !isReadOnly {
        if hasRemovedPassages.withLock({ $0 }) { try optimiseIndex() }
        // If another program is reading, the log stays.
        _ = try? queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
      }
      try queue.close()
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// Opens an archive, creating it if there is none.
  private static func created(_ place: ArchivePlace, _ watch: Watch) throws -> DatabaseQueue {
    if let queue = try present(place, watch) { return queue }
    try ArchiveDraft(of: place.databasePath(isReading: false)).putInPlace()
    return try DatabaseQueue(
      path: place.databasePath(isReading: false), configuration: configuration(watch))
  }

  private static func opened(
    _ place: ArchivePlace, _ watch: Watch, isReading: Bool = false, isUnchanged: Bool = false
  ) throws -> DatabaseQueue {
    guard let queue = try present(place, watch, isReading: isReading, isUnchanged: isUnchanged)
    else {
      throw ArchiveError(
        .missing, at: place.path, "there is no archive here",
        advice: "name the folder of an export")
    }
    return queue
  }

  /// Opens the database of a file; nil if there is no file, or one that was never completed.
  private static func present(
    _ place: ArchivePlace, _ watch: Watch, isReading: Bool = false, isUnchanged: Bool = false
  ) throws -> DatabaseQueue? {
    guard place.isThere else { return nil }
    let queue = try DatabaseQueue(
      path: place.databasePath(isReading: isReading, isUnchanged: isUnchanged),
      configuration: configuration(watch, isReading: isReading))
    guard try Schema.isUnmade(queue) else { return queue }
    try queue.close()
    return nil
  }

  private static func configuration(_ watch: Watch, isReading: Bool = false) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReading
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      // The file may come from anyone and contain anything.
      watch.begin(isReading: isReading, fileSize: 0)
      watch.watch(database)
      sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_LENGTH, longestValue)
      for setting in ["trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"] {
        try database.execute(sql: "PRAGMA \(setting)")
      }
      if !isReading {
        // Not through GRDB's setting, which also sets `synchronous = NORMAL`: a commit is on disk
        // when it returns, so that what was reported as done survives a power cut.
        try database.execute(sql: "PRAGMA journal_mode = WAL")
        try database.execute(sql: "PRAGMA synchronous = FULL")
      }
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
      // Overwrite deleted content: raw answers hold what people said.
      try database.execute(sql: "PRAGMA secure_delete = ON")
      try database.execute(
        sql: """
          CREATE TEMP TABLE listed (position INTEGER PRIMARY KEY);
          CREATE TEMP TABLE unknown (bot_id TEXT PRIMARY KEY) WITHOUT ROWID;
          CREATE TEMP TABLE rewritten (
            position INTEGER PRIMARY KEY, name TEXT, size INTEGER, hash BLOB, template INTEGER);
          """)
    }
    return configuration
  }

  /// Changes the archive in one transaction.
  ///
  /// - Parameter rows: The number of rows of temporary tables that it goes through, which the size of
  ///   the file does not tell.
  func write<Result>(
    rows: Int = 0, _ body: (Database) throws -> Result
  ) throws(ArchiveError) -> Result {
    try watched(rows: rows) { try queue.write(body) }
  }

  /// The room of a row of a temporary table, of which some steps are allowed for each byte.
  private static let rowSize = 200

  /// Changes data of this run only, which also works in an archive opened for reading.
  func writeList<Result>(_ body: (Database) throws -> Result) throws(ArchiveError) -> Result {
    guard isReadOnly else { return try write(body) }
    return try watched { try queue.writeWithoutTransaction(body) }
  }

  /// Reads; `rows` is as in ``write(rows:_:)``.
  func read<Result>(
    rows: Int = 0, _ body: (Database) throws -> Result
  ) throws(ArchiveError) -> Result {
    try watched(isReading: true, rows: rows) { try queue.read(body) }
  }

  /// Reads in one transaction, with temporary tables, for which the archive itself need not be locked
  /// for writing.
  func readWithTemporaryTables<Result>(
    _ body: (Database) throws -> Result
  ) throws(ArchiveError) -> Result {
    try watched(isReading: true) {
      try queue.writeWithoutTransaction { database in
        var result: Result?
        try database.inTransaction(.deferred) {
          result = try body(database)
          return .commit
        }
        guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        return result
      }
    }
  }

  private func watched<Result>(
    isReading: Bool = false, rows: Int = 0, _ body: () throws -> Result
  ) throws(ArchiveError) -> Result {
    watch.begin(
      isReading: isReading, fileSize: ArchivePlace(path: path).size + rows * Self.rowSize)
    do {
      return try body()
    } catch {
      throw watch.error(error, path: path)
    }
  }
}

/// The longest value allowed in an archive: the service's largest answer is 64 MB, and compressed.
private let longestValue: Int32 = 1 << 28
