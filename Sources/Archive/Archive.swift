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
      switch opening {
      case .creating:
        if !isThere { try Self.make(self.path) }
        queue = try DatabaseQueue(path: self.path, configuration: Self.configuration())
      case .existing, .reading:
        guard isThere else {
          throw ArchiveError(
            .missing, "\(self.path): there is no archive here",
            advice: "name the folder that debrief export -o wrote into")
        }
        queue = try DatabaseQueue(
          path: self.path, configuration: Self.configuration(isReading: opening == .reading))
      case .trying where isThere:
        queue = try DatabaseQueue(
          path: self.path, configuration: Self.configuration(isReading: true))
      case .trying:
        queue = try DatabaseQueue(configuration: Self.configuration())
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

  /// Makes an empty file that only its owner can read; the journal beside it takes over its mode.
  private static func make(_ path: String) throws(ArchiveError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw ArchiveError(
        .failed, "\(path): cannot write here: \(String(cString: strerror(errno)))",
        advice: "choose another folder with -o, or change its permissions")
    }
    _ = closeDescriptor(descriptor)
  }

  private static func configuration(isReading: Bool = false) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReading
    if !isReading { configuration.journalMode = .wal }
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      // A commit is on the disk when it returns, so that what was promised survives a power cut.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
      // What is deleted is overwritten: raw answers hold what people said.
      try database.execute(sql: "PRAGMA secure_delete = FAST")
      try database.execute(
        sql: """
          CREATE TEMP TABLE listed (position INTEGER PRIMARY KEY);
          CREATE TEMP TABLE unknown (bot_id TEXT PRIMARY KEY) WITHOUT ROWID;
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

// The name `close` is taken inside the type.
private let closeDescriptor = close
