internal import GRDB

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
    /// It is an error; nothing is written.
    case reading
    /// An empty one is used that is in memory, as one does that only tries what would be done.
    case trying
  }

  /// The file's path.
  package let path: String
  let queue: DatabaseQueue

  var isReadOnly: Bool { queue.configuration.readonly }

  /// Opens the archive of a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - opening: What to do where there is none.
  package init(folder: String, _ opening: Opening) throws(ArchiveError) {
    let path = folder.isEmpty || folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
    self.path = path + Self.fileName
    let isThere = access(self.path, F_OK) == 0
    do {
      queue =
        switch opening {
        case .creating: try Self.created(self.path, isThere: isThere)
        case .existing: try Self.opened(self.path, isThere: isThere)
        case .reading: try Self.opened(self.path, isThere: isThere, isReading: true)
        case .trying:
          try Self.present(self.path, isThere: isThere, isReading: true)
            ?? DatabaseQueue(configuration: Self.configuration())
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
  private static func created(_ path: String, isThere: Bool) throws -> DatabaseQueue {
    if let queue = try present(path, isThere: isThere) { return queue }
    try ArchiveDraft(of: path).putInPlace()
    return try DatabaseQueue(path: path, configuration: configuration())
  }

  private static func opened(
    _ path: String, isThere: Bool, isReading: Bool = false
  ) throws -> DatabaseQueue {
    guard let queue = try present(path, isThere: isThere, isReading: isReading) else {
      throw ArchiveError(
        .missing, "\(path): there is no archive here",
        advice: "name the folder that debrief export -o wrote into")
    }
    return queue
  }

  /// The database of a file; nil where there is no file, or one that was only begun.
  private static func present(
    _ path: String, isThere: Bool, isReading: Bool = false
  ) throws -> DatabaseQueue? {
    guard isThere else { return nil }
    let queue = try DatabaseQueue(
      path: path, configuration: configuration(isReading: isReading))
    guard try Schema.isUnmade(queue) else { return queue }
    try queue.close()
    return nil
  }

  private static func configuration(isReading: Bool = false) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReading
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      if !isReading {
        // Not by the library's setting, which also sets `synchronous = NORMAL`: a commit is on the
        // disk when it returns, so that what was reported as done survives a power cut.
        try database.execute(sql: "PRAGMA journal_mode = WAL")
        try database.execute(sql: "PRAGMA synchronous = FULL")
      }
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
      // What is deleted is overwritten: raw answers hold what people said.
      try database.execute(sql: "PRAGMA secure_delete = FAST")
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
    do {
      return try queue.write(body)
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// Changes what is known of this run alone, which works in an archive that is only read, too.
  func writeList<Result>(_ body: (Database) throws -> Result) throws(ArchiveError) -> Result {
    guard isReadOnly else { return try write(body) }
    do {
      return try queue.writeWithoutTransaction(body)
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// Reads from the archive.
  func read<Result>(_ body: (Database) throws -> Result) throws(ArchiveError) -> Result {
    do {
      return try queue.read(body)
    } catch {
      throw ArchiveError(error, path: path)
    }
  }
}
