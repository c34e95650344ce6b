/// The folder of an export: files appear in it under their names only when they are complete and on
/// the disk.
struct OutputFolder: Sendable {
  /// The folder itself.
  let folder: Folder
  let calls: FileCalls
  /// The folder inside for what is not complete: of no use to anybody after a stop.
  let staging: Folder

  /// The folder's path, ending in `/`, or empty for the working folder.
  var path: String { folder.path }

  private static let stagingName = ".debrief-export"

  /// Clears what an earlier run left in a folder, and makes room for what is not complete.
  ///
  /// To be called only while nobody else writes here.
  ///
  /// - Parameter keptName: The name of a staged file that is still to be put in its place.
  init(_ folder: Folder, calls: FileCalls, keeping keptName: String? = nil) throws(ExportError) {
    self.folder = folder
    self.calls = calls
    try folder.removeFolder(Self.stagingName, keeping: keptName)
    staging = try folder.folder(Self.stagingName, isMade: true)
  }

  /// Removes what is not complete.
  ///
  /// - Parameter keptName: The name of a staged file that is still to be put in its place.
  func clear(keeping keptName: String? = nil) throws(ExportError) {
    try folder.removeFolder(Self.stagingName, keeping: keptName)
  }

  /// Writes files beside their places, has all of them on the disk, and puts them in their places.
  func put(_ files: [(name: String, bytes: [UInt8])]) throws(ExportError) {
    try folder.put(files, through: staging, calls: calls)
  }

  /// Syncs the names of the staged files, so that they can be relied on after a power cut.
  func syncStaging() throws(ExportError) {
    try staging.sync(calls)
    try sync()
  }

  /// Whether a staged file is there.
  func hasStaged(_ name: String) -> Bool { staging.size(of: name) != nil }

  /// Puts a file that was written aside in its place.
  func put(stagedName: String, as name: String) throws(ExportError) {
    try staging.rename(stagedName, to: name, in: folder, calls: calls)
    try sync()
  }

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
