internal import GRDB
internal import GRDBSQLite

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What was fetched and what was written, in a SQLite file.
///
/// Every call is a transaction of its own: it happens whole or not at all, whenever the program is
/// stopped. Other programs can read the file meanwhile. <doc:TheArchive> describes its tables.
package final class Archive: Sendable {
  /// The name of the file in the folder of an export.
  package static let fileName = "debrief.sqlite"

  /// What is done where there is no archive.
  package enum Opening: Sendable {
    /// It is made.
    case creating
    /// It is an error.
    case existing
    /// It is an error; nothing in it changes. Where its folder can be written, it is opened as if
    /// something were to: only then does the database clear the files that it keeps beside it.
    case reading
    /// An empty one is used that is in memory, as one does that only tries what would be done.
    case trying
  }

  /// The file's path.
  package let path: String
  let queue: DatabaseQueue
  private let watch = Watch()

  var isReadOnly: Bool { queue.configuration.readonly }

  /// Opens the archive of a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - opening: What to do where there is none.
  package convenience init(folder: String, _ opening: Opening) throws(ArchiveError) {
    let path = folder.isEmpty || folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
    try self.init(path: path + Self.fileName, opening)
  }

  /// Opens an archive.
  ///
  /// - Parameters:
  ///   - path: The path of its file.
  ///   - opening: What to do where there is none.
  package init(path: String, _ opening: Opening) throws(ArchiveError) {
    self.path = path
    let place = ArchivePlace(path: path)
    try place.check(isReading: opening == .reading || opening == .trying)
    do {
      queue =
        switch opening {
        case .creating: try Self.created(place, watch)
        case .existing: try Self.opened(place, watch)
        case .reading: try Self.opened(place, watch, isReading: !place.isWritable)
        case .trying:
          try Self.present(place, watch, isReading: true)
            ?? DatabaseQueue(configuration: Self.configuration(watch))
        }
      try Schema.bringUpToDate(queue, path: self.path)
    } catch {
      throw ArchiveError(error, path: self.path)
    }
  }

  /// Closes the file, after what is in its journal was moved into it.
  package func close() throws(ArchiveError) {
    do {
      if !isReadOnly {
        // Another program may be reading; then the journal stays.
        _ = try? queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
      }
      try queue.close()
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// Opens an archive, after making it where there is none.
  private static func created(_ place: ArchivePlace, _ watch: Watch) throws -> DatabaseQueue {
    if let queue = try present(place, watch) { return queue }
    try ArchiveDraft(of: place.databasePath(isReading: false)).putInPlace()
    return try DatabaseQueue(
      path: place.databasePath(isReading: false), configuration: configuration(watch))
  }

  private static func opened(
    _ place: ArchivePlace, _ watch: Watch, isReading: Bool = false
  ) throws -> DatabaseQueue {
    guard let queue = try present(place, watch, isReading: isReading) else {
      throw ArchiveError(
        .missing, "\(place.path): there is no archive here",
        advice: "name the folder that debrief export -o wrote into")
    }
    return queue
  }

  /// The database of a file; nil where there is no file, or one that was only begun.
  private static func present(
    _ place: ArchivePlace, _ watch: Watch, isReading: Bool = false
  ) throws -> DatabaseQueue? {
    guard place.isThere else { return nil }
    let queue = try DatabaseQueue(
      path: place.databasePath(isReading: isReading),
      configuration: configuration(watch, isReading: isReading))
    guard try Schema.isUnmade(queue) else { return queue }
    try queue.close()
    return nil
  }

  private static func configuration(
    _ watch: Watch, isReading: Bool = false
  ) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReading
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      // Whoever made the file may have written anything into it.
      watch.begin(isReading: isReading, fileSize: 0)
      watch.watch(database)
      sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_LENGTH, longestValue)
      for setting in ["trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"] {
        try database.execute(sql: "PRAGMA \(setting)")
      }
      if !isReading {
        // Not by the library's setting, which also sets `synchronous = NORMAL`: a commit is on the
        // disk when it returns, so that what was reported as done survives a power cut.
        try database.execute(sql: "PRAGMA journal_mode = WAL")
        try database.execute(sql: "PRAGMA synchronous = FULL")
      }
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
      // What is deleted is overwritten: raw answers hold what people said.
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
  func write<Result>(_ body: (Database) throws -> Result) throws(ArchiveError) -> Result {
    try watched { try queue.write(body) }
  }

  /// Changes what is known of this run alone, which works in an archive that is only read, too.
  func writeList<Result>(_ body: (Database) throws -> Result) throws(ArchiveError) -> Result {
    guard isReadOnly else { return try write(body) }
    return try watched { try queue.writeWithoutTransaction(body) }
  }

  /// Reads from the archive.
  func read<Result>(_ body: (Database) throws -> Result) throws(ArchiveError) -> Result {
    try watched(isReading: true) { try queue.read(body) }
  }

  private func watched<Result>(
    isReading: Bool = false, _ body: () throws -> Result
  ) throws(ArchiveError) -> Result {
    watch.begin(isReading: isReading, fileSize: ArchivePlace(path: path).size)
    do {
      return try body()
    } catch {
      switch watch.reason {
      case .cancelled:
        throw ArchiveError(.cancelled, "interrupted", advice: "give the same command again")
      case .endless: throw .damaged(path, "reading it does not come to an end")
      case nil: throw ArchiveError(error, path: path)
      }
    }
  }
}

/// No value of an archive is longer: the largest answer of the service is 64 MB, and packed.
private let longestValue: Int32 = 1 << 28
