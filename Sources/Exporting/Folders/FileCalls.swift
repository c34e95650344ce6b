#if os(Linux)
  internal import CLinux
#endif

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The calls of the operating system by which an export changes files, each of which may fail: a
/// test puts others in their place.
///
/// Each returns what the call of the same name does, and leaves its reason in `errno`.
package struct FileCalls: Sendable {
  /// Writes bytes at the end of a file.
  package var write: @Sendable (Int32, UnsafeRawBufferPointer) -> Int
  /// Has a file or a folder on the disk.
  package var sync: @Sendable (Int32) -> Int32
  /// Has everything on the disk that was written to the file system of a folder; nil where the
  /// system cannot do that.
  ///
  /// For many small files that takes as long as ``sync`` for a few of them.
  package var syncAll: (@Sendable (Int32) -> Int32)?
  /// Gives a file in a folder another name in a folder.
  package var rename: @Sendable (Int32, _ name: String, Int32, _ newName: String) -> Int32
  /// Locks a file for this process alone, or fails at once.
  package var lock: @Sendable (Int32) -> Int32

  /// Makes calls.
  package init(
    write: @escaping @Sendable (Int32, UnsafeRawBufferPointer) -> Int,
    sync: @escaping @Sendable (Int32) -> Int32,
    syncAll: (@Sendable (Int32) -> Int32)?,
    rename: @escaping @Sendable (Int32, _ name: String, Int32, _ newName: String) -> Int32,
    lock: @escaping @Sendable (Int32) -> Int32
  ) {
    self.write = write
    self.sync = sync
    self.syncAll = syncAll
    self.rename = rename
    self.lock = lock
  }

  /// The operating system's own.
  package static let system = FileCalls(
    write: { systemWrite($0, $1.baseAddress, $1.count) },
    sync: { systemSync($0) },
    syncAll: systemSyncAll,
    rename: { renameat($0, $1, $2, $3) },
    lock: { flock($0, LOCK_EX | LOCK_NB) })
}

// The names are taken inside the type.
private let systemWrite = write
private let systemSync = fsync
#if os(Linux)
  // It tells of a write that failed since Linux 5.8 (man 2 syncfs).
  private let systemSyncAll: (@Sendable (Int32) -> Int32)? = { CLinuxSyncAll($0) }
#else
  private let systemSyncAll: (@Sendable (Int32) -> Int32)? = nil
#endif
