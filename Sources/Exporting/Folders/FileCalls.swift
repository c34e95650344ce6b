internal import LibC

#if os(Linux)
  internal import CLinux
#endif

/// The system calls by which an export changes files; each may fail, and tests replace them.
///
/// Each returns what the system call of the same name returns, with the reason in `errno`.
package struct FileCalls: Sendable {
  /// Writes bytes at the end of a file.
  package var write: @Sendable (Int32, UnsafeRawBufferPointer) -> Int
  /// Flushes a file or a folder to disk (fsync).
  package var sync: @Sendable (Int32) -> Int32
  /// Flushes everything written to a folder's file system (syncfs); nil without such a call.
  ///
  /// For many small files this takes as long as ``sync`` for a few of them.
  package var syncAll: (@Sendable (Int32) -> Int32)?
  /// Renames a file, possibly into another folder.
  package var rename: @Sendable (Int32, _ name: String, Int32, _ newName: String) -> Int32
  /// Locks a file exclusively for this process, or fails at once.
  package var lock: @Sendable (Int32) -> Int32

  /// The operating system's own calls.
  package static let system = FileCalls(
    write: { systemWrite($0, $1.baseAddress, $1.count) },
    sync: { systemSync($0) },
    syncAll: systemSyncAll,
    rename: { renameat($0, $1, $2, $3) },
    lock: { flock($0, LOCK_EX | LOCK_NB) })
}

extension FileCalls {
  /// Flushes a file or a folder to disk; a signal does not interrupt it.
  ///
  /// - Parameters:
  ///   - descriptor: The open file or folder.
  ///   - path: Its path, for the error.
  ///   - flush: The call.
  static func flush(
    _ descriptor: Int32, at path: String, with flush: (Int32) -> Int32
  ) throws(ExportError) {
    guard retryingInterrupted({ flush(descriptor) }) == 0 else {
      throw ExportError.ofFile(path, "cannot write to the disk")
    }
  }
}

// These names are shadowed inside the type.
private let systemWrite = write
private let systemSync = fsync
#if os(Linux)
  // It reports failed writes since Linux 5.8 (man 2 syncfs).
  private let systemSyncAll: (@Sendable (Int32) -> Int32)? = { CLinuxSyncAll($0) }
#else
  private let systemSyncAll: (@Sendable (Int32) -> Int32)? = nil
#endif
