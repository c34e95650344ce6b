/// A folder in which files appear under their names only when they are complete and on the disk:
/// they are written in a folder inside it and renamed.
struct OutputFolder: Sendable {
  /// The folder itself.
  let folder: Folder
  let calls: FileCalls
  /// The folder inside for what is not complete: of no use to anybody after a stop.
  let staging: Folder
  /// What removes that folder in the end; nil where whoever has the lock of the folder does so.
  private let temporary: StagingFolder?

  /// The folder's path, ending in `/`, or empty for the working folder.
  var path: String { folder.path }

  private static let stagingName = ".debrief-export"

  /// Clears what an earlier run left in the folder of an export, and makes room for what is not
  /// complete.
  ///
  /// To be called only while nobody else writes here.
  ///
  /// - Parameter keptName: The name of a staged file that is still to be put in its place.
  init(_ folder: Folder, calls: FileCalls, keeping keptName: String? = nil) throws(ExportError) {
    self.folder = folder
    self.calls = calls
    temporary = nil
    try folder.removeFolder(Self.stagingName, keeping: keptName)
    staging = try folder.folder(Self.stagingName, isMade: true)
  }

  /// Makes room for what is not complete in a folder that others may write into at the same time.
  init(sharing folder: Folder) throws(ExportError) {
    self.folder = folder
    calls = .system
    let temporary = try StagingFolder(in: folder)
    self.temporary = temporary
    staging = temporary.folder
  }

  /// Removes what is not complete.
  ///
  /// - Parameter keptName: The name of a staged file that is still to be put in its place.
  func clear(keeping keptName: String? = nil) throws(ExportError) {
    try folder.removeFolder(Self.stagingName, keeping: keptName)
  }

  /// Syncs the names of the staged files, so that they can be relied on after a power cut.
  func syncStaging() throws(ExportError) {
    try staging.sync(calls)
    try sync()
  }

  /// Whether a staged file is there.
  func hasStaged(_ name: String) -> Bool { staging.size(of: name) != nil }

  /// Opens a file of the folder.
  func opened(_ name: String, _ opening: OpenFile.Opening) throws(ExportError) -> OpenFile {
    try OpenFile(name, in: folder, opening, calls: calls)
  }

  /// Removes a file; one that is not there is no error.
  func remove(_ name: String) throws(ExportError) { try folder.remove(name) }

  /// Has the names in the folder on the disk.
  func sync() throws(ExportError) { try folder.sync(calls) }

  /// The size of a file in the folder; nil if there is none.
  func size(of name: String) -> Int? { folder.size(of: name) }
}
