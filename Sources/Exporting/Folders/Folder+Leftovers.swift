#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Temporary files and folders carry a lock of the operating system, which ends with the process
/// however that ends. So one that can be locked was left behind, and nobody needs it.
extension Folder {
  /// Removes temporary files and folders that processes left behind which are gone.
  ///
  /// - Parameter prefix: What their names begin with.
  func clearLeftovers(prefix: String) {
    guard let names = try? names() else { return }
    for name in names where name.utf8.starts(with: prefix.utf8) {
      guard let kind = entry(name)?.kind, kind == .file || kind == .folder else { continue }
      let descriptor = descriptor(of: name, flags: O_RDONLY)
      guard descriptor >= 0 else { continue }
      defer { _ = systemClose(descriptor) }
      // Between the opening and the lock its process may have ended, and another have taken the name.
      guard FileCalls.system.lock(descriptor) == 0, isEntry(name, descriptor) else { continue }
      if kind == .file { try? remove(name) } else { try? removeFolder(name) }
    }
  }

  /// Marks a temporary file or folder as one whose process is alive.
  ///
  /// - Returns: false where another process has taken it for a leftover and removed it.
  func keepFromClearing(_ name: String, _ descriptor: Int32) -> Bool {
    // A file system without locks has no leftovers that can be recognised.
    _ = retryingInterrupted { flock(descriptor, LOCK_EX) }
    return isEntry(name, descriptor)
  }

  private func isEntry(_ name: String, _ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0
      && entry(name)?.identity == FolderEntry(status).identity
  }

  /// A name that no other temporary file or folder has.
  static func temporaryName(prefix: String) -> String {
    prefix + String(UInt64.random(in: .min ... .max), radix: 36)
  }
}

// The name is better not looked up as a member.
private let systemClose = close
