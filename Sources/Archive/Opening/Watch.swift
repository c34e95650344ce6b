internal import GRDB
internal import GRDBSQLite
internal import Synchronization

/// Limits the cost of a database call, and stops it when the task is cancelled.
///
/// A crafted file can link its pages so that reading a few of them never ends. A table of ours
/// takes a few steps per byte.
final class Watch: Sendable {
  /// The reason a call was stopped.
  enum Reason: Sendable {
    case cancelled
    case endless
  }

  private struct Contents {
    var steps: Int64 = 0
    var limit: Int64 = 0
    var isReading = false
    var reason: Reason?
  }

  private let contents = Mutex(Contents())

  /// The number of steps between two checks.
  private static let interval: Int32 = 10_000
  /// The number of steps every call may take, whatever the size of the file.
  private static let allowance: Int64 = 50_000_000
  /// The additional steps a call may take for each byte of the file.
  private static let stepsPerByte: Int64 = 8
  /// The number of steps after which a read stops if its task is cancelled.
  private static let patience: Int64 = 2_000_000

  /// Starts watching a connection, for as long as both live.
  func watch(_ database: Database) {
    guard let connection = database.sqliteConnection else { return }
    sqlite3_progress_handler(
      connection, Self.interval,
      { context in
        guard let context else { return 0 }
        return Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue().mustEnd() ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Starts a call.
  func begin(isReading: Bool, fileSize: Int) {
    contents.withLock {
      $0 = Contents()
      $0.isReading = isReading
      $0.limit = Self.allowance + Self.stepsPerByte * Int64(fileSize)
    }
  }

  /// The reason the last call was stopped; nil if it was not.
  var reason: Reason? { contents.withLock { $0.reason } }

  /// The error of a call: why it was stopped, or what the database says if it was not stopped.
  func error(_ error: any Error, path: String) -> ArchiveError {
    switch reason {
    case .cancelled: ArchiveError(.cancelled, "interrupted", advice: "run the same command again")
    case .endless: .damaged(path, "reading it does not come to an end")
    case nil: ArchiveError(error, path: path)
    }
  }

  private func mustEnd() -> Bool {
    contents.withLock { contents in
      contents.steps += Int64(Self.interval)
      if contents.steps > contents.limit {
        contents.reason = .endless
      } else if contents.isReading, contents.steps > Self.patience, Task.isCancelled {
        contents.reason = .cancelled
      }
      return contents.reason != nil
    }
  }
}
