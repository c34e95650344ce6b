internal import LibC

/// A process's temporary folder inside another folder, for incomplete files.
final class StagingFolder: Sendable {
  private static let prefix = ".debrief-notes-"

  let folder: Folder
  private let parent: Folder
  private let name: String

  /// Removes staging folders left behind by processes that have ended.
  static func clearLeftovers(in folder: Folder) {
    folder.clearLeftovers(prefix: prefix)
  }

  /// Makes a staging folder.
  init(in parent: Folder) throws(ExportError) {
    var attempts = 0
    while true {
      attempts += 1
      let name = Folder.temporaryName(prefix: Self.prefix)
      do throws(ExportError) {
        let folder = try parent.folder(name, isMade: true)
        // Until it is locked, another process may take it for a leftover.
        guard parent.keepFromClearing(name, folder.descriptor) else { continue }
        self.folder = folder
      } catch {
        guard attempts < 3 else { throw error }
        continue
      }
      self.parent = parent
      self.name = name
      return
    }
  }

  deinit {
    try? parent.removeFolder(name)
  }
}

/// Temporary files and folders hold a lock of the operating system, which is released when their
/// process ends for whatever reason. One that can be locked was left behind.
extension Folder {
  /// Removes temporary files and folders left behind by processes that have ended.
  func clearLeftovers(prefix: String) {
    guard let names = try? names(startingWith: prefix) else { return }
    for name in names {
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
