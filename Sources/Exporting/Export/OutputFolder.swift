#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The folder of an export: files appear in it under their names only when they are complete and on
/// the disk.
struct OutputFolder: Sendable {
  /// The folder's path, ending in `/`, or empty for the working folder.
  let path: String
  let calls: FileCalls
  /// The folder inside for what is not complete: of no use to anybody after a stop.
  let stagingPath: String

  /// So many files are synced one by one.
  private static let fewFiles = 4

  /// Opens a folder, which is made if it is not there, and clears what an earlier run left.
  ///
  /// To be called only while nobody else writes here.
  init(path: String, calls: FileCalls) throws(ExportError) {
    self.path = Self.folderPath(path)
    self.calls = calls
    stagingPath = self.path + ".debrief-export/"
    try clear()
    try FileSystem.makeFolder(stagingPath)
  }

  /// The path with a `/` at its end.
  static func folderPath(_ path: String) -> String {
    path.isEmpty || path.utf8.last == UInt8(ascii: "/") ? path : path + "/"
  }

  /// Removes what is not complete.
  func clear() throws(ExportError) {
    guard FileSystem.kind(of: stagingPath) == .folder else { return }
    for name in try FileSystem.names(inFolder: stagingPath) { unlink(stagingPath + name) }
    rmdir(stagingPath)
  }

  /// Writes files beside their places, has all of them on the disk, and puts them in their places.
  func put(_ files: [(name: String, bytes: [UInt8])]) throws(ExportError) {
    guard !files.isEmpty else { return }
    let isSyncedAtOnce = calls.syncAll != nil && files.count > Self.fewFiles
    for (index, file) in files.enumerated() {
      let staged = try OpenFile(stagedPath(index), .new, calls: calls)
      try staged.append(file.bytes)
      if !isSyncedAtOnce { try staged.sync() }
    }
    if isSyncedAtOnce {
      _ = try OpenFile(stagingPath, .reading, calls: calls).syncAll()
    }
    for (index, file) in files.enumerated() {
      guard calls.rename(stagedPath(index), path + file.name) == 0 else {
        throw ExportError.ofFile(path + file.name, "cannot put the file in its place")
      }
    }
    try sync()
  }

  /// Puts a file that was written aside in its place.
  func put(stagedName: String, as name: String) throws(ExportError) {
    guard calls.rename(stagingPath + stagedName, path + name) == 0 else {
      throw ExportError.ofFile(path + name, "cannot put the file in its place")
    }
    try sync()
  }

  /// Removes a file; one that is not there is no error.
  func remove(_ name: String) throws(ExportError) {
    guard unlink(path + name) == 0 || errno == ENOENT else {
      throw ExportError.ofFile(path + name, "cannot remove")
    }
  }

  /// Has the names in the folder on the disk.
  func sync() throws(ExportError) {
    let folder = try OpenFile(path.isEmpty ? "." : path, .reading, calls: calls)
    try folder.sync()
  }

  /// The size of a file in the folder; nil if there is none.
  func size(of name: String) -> Int? {
    var status = stat()
    return stat(path + name, &status) == 0 ? status.fileSize : nil
  }

  private func stagedPath(_ index: Int) -> String { "\(stagingPath)\(index)" }
}
