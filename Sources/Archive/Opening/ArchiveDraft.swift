internal import GRDB

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A new archive under another name, which gets its own when it has all of its tables.
///
/// A stop at any moment leaves no archive or a whole one. What it leaves of a draft is removed by
/// the next one.
struct ArchiveDraft {
  private let path: String
  private let draftPath: String

  /// What SQLite keeps beside a database.
  private static let companions = ["-journal", "-wal", "-shm"]

  /// - Parameter path: The archive's path.
  init(of path: String) {
    self.path = path
    draftPath = path + "-new"
  }

  /// Makes the archive, syncs it, and puts it in its place.
  func putInPlace() throws {
    try remove(draftPath)
    try makeFile()
    let queue = try DatabaseQueue(path: draftPath, configuration: Self.configuration)
    try Schema.bringUpToDate(queue, path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    try queue.close()
    try sync(draftPath, O_RDONLY)
    // The journal of a file that was only begun would be taken for that of the new one.
    for companion in Self.companions { try removeFile(path + companion) }
    guard repeatingInterrupted({ rename(draftPath, path) }) == 0 else {
      throw failure("cannot put the archive in its place")
    }
    try sync(folder, O_RDONLY | O_DIRECTORY)
  }

  /// The draft needs no journal: it is thrown away where it is not completed.
  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = MEMORY")
      try database.execute(sql: "PRAGMA synchronous = OFF")
    }
    return configuration
  }

  /// Makes an empty file that only its owner can read; the journal beside it takes over its mode.
  private func makeFile() throws {
    let descriptor = repeatingInterrupted {
      open(draftPath, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else {
      throw ArchiveError(
        .failed, "\(path): cannot write here: \(String(cString: strerror(errno)))",
        advice: "choose another folder with -o, or change its permissions")
    }
    _ = close(descriptor)
  }

  private func sync(_ path: String, _ flags: Int32) throws {
    let descriptor = repeatingInterrupted { open(path, flags | O_CLOEXEC) }
    guard descriptor >= 0 else { throw failure("cannot open") }
    defer { _ = close(descriptor) }
    guard repeatingInterrupted({ fsync(descriptor) }) == 0 else {
      throw failure("cannot write to the disk")
    }
  }

  private func remove(_ path: String) throws {
    for name in [path] + Self.companions.map({ path + $0 }) { try removeFile(name) }
  }

  private func removeFile(_ path: String) throws {
    guard repeatingInterrupted({ unlink(path) }) == 0 || errno == ENOENT else {
      throw failure("cannot remove")
    }
  }

  private var folder: String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
  }

  private func failure(_ what: String) -> ArchiveError {
    ArchiveError(
      .failed, "\(path): \(what): \(String(cString: strerror(errno)))",
      advice: "mend it, and give the same command again")
  }
}

/// Makes a call again as long as a signal interrupts it.
private func repeatingInterrupted(_ call: () -> Int32) -> Int32 {
  while true {
    let result = call()
    guard result < 0, errno == EINTR else { return result }
  }
}
