internal import LibC

/// Temporary files and folders hold a lock of the operating system, which is released when their
/// process ends for whatever reason. One that can be locked was left behind.
extension Folder {
  /// Removes temporary files and folders left behind by processes that have ended.
  func clearLeftovers(prefix: String) {
    guard let names = try? names() else { return }
    for name in names where name.utf8.starts(with: prefix.utf8) {
      guard let kind = entry(name)?.kind, kind == .file || kind == .folder else { continue }
      let descriptor = descriptor(of: name, flags: O_RDONLY)
      guard descriptor >= 0 else { continue }
      defer { _ = systemClose(descriptor) }
      // Between open and lock, its process may have ended and another may have taken the name.
      guard FileCalls.system.lock(descriptor) == 0, isEntry(name, descriptor) else { continue }
      if kind == .file { try? remove(name) } else { try? removeFolder(name) }
    }
  }

  /// Marks a temporary file or folder as in use; false if another process has already removed it.
  func keepFromClearing(_ name: String, _ descriptor: Int32) -> Bool {
    // On a file system without locks, leftovers cannot be recognised.
    _ = retryingInterrupted { flock(descriptor, LOCK_EX) }
    return isEntry(name, descriptor)
  }

  private func isEntry(_ name: String, _ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0
      && entry(name)?.identity == FolderEntry(status).identity
  }

  /// A random name for a temporary file or folder, used by no other.
  static func temporaryName(prefix: String) -> String {
    prefix + String(UInt64.random(in: .min ... .max), radix: 36)
  }
}

// Keeps the name from being looked up as a member.
private let systemClose = close
