#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension Folder {
  /// So many files are synced one by one.
  private static let fewFiles = 4

  /// Writes files aside, syncs all of them, and puts them in their places.
  ///
  /// - Parameters:
  ///   - files: The files; one that replaces another gets its mode.
  ///   - staging: The folder in which they are written first, on the same file system.
  ///   - calls: How they are written.
  ///   - others: Names of files that are to be synced with them, before any is in its place.
  func put(
    _ files: [(name: String, bytes: [UInt8])], through staging: Folder, calls: FileCalls,
    syncing others: [String] = []
  ) throws(ExportError) {
    guard !files.isEmpty else { return }
    let isSyncedAtOnce = calls.syncAll != nil && files.count > Self.fewFiles
    for (index, file) in files.enumerated() {
      let staged = try OpenFile(String(index), in: staging, .new, calls: calls)
      if let entry = entry(file.name), entry.kind == .file {
        try staged.setMode(mode_t(truncatingIfNeeded: entry.permissions) & 0o777)
      }
      try staged.append(file.bytes)
      if !isSyncedAtOnce { try staged.sync() }
    }
    if isSyncedAtOnce {
      _ = try staging.syncAll(calls)
    } else if !others.isEmpty {
      for name in others { try OpenFile(name, in: self, .reading, calls: calls).sync() }
      try sync(calls)
    }
    for (index, file) in files.enumerated() {
      try staging.rename(String(index), to: file.name, in: self, calls: calls)
    }
    try sync(calls)
  }
}
