/// A folder whose files appear under their names only when they are complete and on disk: they are
/// written in a subfolder and renamed.
struct OutputFolder: Sendable {
  /// The folder itself.
  let folder: Folder
  let calls: FileCalls
  /// The subfolder for incomplete files, which are of no use after a stop.
  let staging: Folder
  /// Removes that subfolder in the end; nil if the holder of the folder's lock does so.
  private let temporary: StagingFolder?

  /// The folder's path, ending in `/`, or empty for the working directory.
  var path: String { folder.path }

  private static let stagingName = ".debrief-export"

  /// Clears what an earlier run left in the folder of an export, and prepares its subfolder for
  /// incomplete files.
  ///
  /// Call this only while no one else writes here.
  ///
  /// - Parameter keptName: The name of a staged file that is still to be moved into place.
  init(_ folder: Folder, calls: FileCalls, keeping keptName: String? = nil) throws(ExportError) {
    self.folder = folder
    self.calls = calls
    temporary = nil
    try folder.removeFolder(Self.stagingName, keeping: keptName)
    staging = try folder.folder(Self.stagingName, isMade: true)
  }

  /// Prepares a subfolder for incomplete files in a folder that others may write into concurrently.
  init(sharing folder: Folder) throws(ExportError) {
    self.folder = folder
    calls = .system
    let temporary = try StagingFolder(in: folder)
    self.temporary = temporary
    staging = temporary.folder
  }

  /// Removes incomplete files, except one that is still to be moved into place.
  func clear(keeping keptName: String? = nil) throws(ExportError) {
    try folder.removeFolder(Self.stagingName, keeping: keptName)
  }

  /// Syncs the names of the staged files, so that they survive a power cut.
  func syncStaging() throws(ExportError) {
    try staging.sync(calls)
    try sync()
  }

  /// Whether a staged file exists.
  func hasStaged(_ name: String) -> Bool { staging.size(of: name) != nil }

  func opened(_ name: String, _ opening: OpenFile.Opening) throws(ExportError) -> OpenFile {
    try OpenFile(name, in: folder, opening, calls: calls)
  }

  /// Removes a file; a missing one is not an error.
  func remove(_ name: String) throws(ExportError) { try folder.remove(name) }

  /// Flushes the directory's entries to disk (fsync).
  func sync() throws(ExportError) { try folder.sync(calls) }

  func size(of name: String) -> Int? { folder.size(of: name) }
}
