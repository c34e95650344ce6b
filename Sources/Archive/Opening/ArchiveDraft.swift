internal import GRDB
internal import LibC

/// A new archive under a temporary name, renamed once all its tables exist.
///
/// An interruption at any moment leaves either no archive or a complete one. The next draft removes
/// the leftovers of an interrupted one.
struct ArchiveDraft {
  private let path: String
  private let draftPath: String

  /// The suffixes of the files that SQLite keeps beside a database.
  private static let companions = ["-journal", "-wal", "-shm"]

  init(of path: String) {
    self.path = path
    draftPath = path + "-new"
  }

  /// Creates the archive, syncs it, and renames it into place.
  func putInPlace() throws {
    try remove(draftPath)
    try makeFile()
    let queue = try DatabaseQueue(path: draftPath, configuration: Self.configuration)
    try Schema.bringUpToDate(queue, path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    try queue.close()
    try sync(draftPath, O_RDONLY)
    // Otherwise the journal of an unfinished file would be taken for that of the new one.
    for companion in Self.companions { try removeFile(path + companion) }
    guard retryingInterrupted({ rename(draftPath, path) }) == 0 else {
      throw failure("cannot put the archive in its place")
    }
    try sync(ArchivePlace(path: path).folder, O_RDONLY | O_DIRECTORY)
  }

  /// The draft needs no journal: it is discarded if it is not completed.
  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = MEMORY")
      try database.execute(sql: "PRAGMA synchronous = OFF")
    }
    return configuration
  }

  /// Creates an empty file readable only by its owner; its journal inherits the mode.
  private func makeFile() throws {
    let descriptor = retryingInterrupted {
      open(draftPath, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else {
      throw ArchiveError(
        .unwritable, at: path, "cannot write here: \(String(cString: strerror(errno)))",
        advice: "change the permissions of its folder, or choose another folder")
    }
    _ = close(descriptor)
  }

  private func sync(_ path: String, _ flags: Int32) throws {
    let descriptor = retryingInterrupted { open(path, flags | O_CLOEXEC) }
    guard descriptor >= 0 else { throw failure("cannot open") }
    defer { _ = close(descriptor) }
    guard retryingInterrupted({ fsync(descriptor) }) == 0 else {
      throw failure("cannot write to the disk")
    }
  }

  private func remove(_ path: String) throws {
    for name in [path] + Self.companions.map({ path + $0 }) { try removeFile(name) }
  }

  private func removeFile(_ path: String) throws {
    guard retryingInterrupted({ unlink(path) }) == 0 || errno == ENOENT else {
      throw failure("cannot remove")
    }
  }

  private func failure(_ what: String) -> ArchiveError {
    ArchiveError(
      .failed, at: path, "\(what): \(String(cString: strerror(errno)))",
      advice: "fix it, and run the same command again")
  }
}

/// Repeats a call while it is interrupted by a signal.
