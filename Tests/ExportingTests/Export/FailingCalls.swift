import Exporting
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// Calls of the operating system of which one fails.
final class FailingCalls: Sendable {
  /// A kind of call.
  enum Kind: CaseIterable {
    case write
    case shortWrite
    case sync
    case rename
  }

  private let kind: Kind
  private let failing: Int
  private let count = Mutex(0)

  /// - Parameters:
  ///   - kind: The kind that fails.
  ///   - failing: Which call of it, from 1.
  init(_ kind: Kind, number failing: Int) {
    self.kind = kind
    self.failing = failing
  }

  /// Whether the call that fails was made.
  var hasFailed: Bool { count.withLock { $0 } >= failing }

  private func fails(_ kind: Kind) -> Bool {
    guard kind == self.kind else { return false }
    let isDue = count.withLock { count in
      count += 1
      // Whatever fails goes on failing, as a disk that is full does.
      return count >= failing
    }
    if isDue { errno = kind == .sync || kind == .rename ? EIO : ENOSPC }
    return isDue
  }

  var calls: FileCalls {
    let system = FileCalls.system
    var calls = system
    calls.write = { self.write($0, $1, system) }
    calls.sync = { self.fails(.sync) ? -1 : system.sync($0) }
    calls.rename = { self.fails(.rename) ? -1 : system.rename($0, $1, $2, $3) }
    if let syncAll = system.syncAll {
      calls.syncAll = { self.fails(.sync) ? -1 : syncAll($0) }
    }
    return calls
  }

  private func write(
    _ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, _ system: FileCalls
  ) -> Int {
    if fails(.write) { return -1 }
    guard bytes.count > 1, fails(.shortWrite) else { return system.write(descriptor, bytes) }
    // Half of it is there when the disk is full.
    _ = system.write(descriptor, UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)]))
    errno = ENOSPC
    return -1
  }
}
