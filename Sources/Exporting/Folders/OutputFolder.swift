internal import LibC

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

  /// Clears what an earlier run left in an export's folder, and makes one for incomplete files.
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

  /// Up to this many files are synced one by one.
  private static let fewFiles = 4

  /// Stages texts, flushes all of them to disk and moves them into place; a file that replaces
  /// another gets its mode.
  ///
  /// - Parameters:
  ///   - others: Names of files to sync along with them, before any is moved.
  ///   - mayReplace: Whether the file that has a name now may be replaced; asked directly before it
  ///     is.
  /// - Returns: The names of the files that were not replaced.
  @discardableResult func put(
    _ files: [(name: String, text: OutputText)], syncing others: [String] = [],
    where mayReplace: (String) throws(ExportError) -> Bool = { _ in true }
  ) throws(ExportError) -> Set<String> {
    guard !files.isEmpty else { return [] }
    let isSyncedAtOnce = calls.syncAll != nil && files.count > Self.fewFiles
    for (index, file) in files.enumerated() {
      let staged = try stagedFile(of: file.text, index)
      if let entry = try folder.entry(at: file.name), entry.kind == .file {
        try staged.setMode(mode_t(truncatingIfNeeded: entry.permissions) & 0o777)
      }
      if !isSyncedAtOnce { try staged.sync() }
    }
    if isSyncedAtOnce {
      _ = try staging.syncAll(calls)
    } else if !others.isEmpty {
      for name in others { try opened(name, .reading).sync() }
      try sync()
    }
    var inSubfolders: [String: String] = [:]
    var left: Set<String> = []
    for (index, file) in files.enumerated() {
      guard try mayReplace(file.name) else {
        left.insert(file.name)
        continue
      }
      let (target, name) = try folder.madeHolder(of: file.name, calls)
      if target !== folder { inSubfolders[target.path] = file.name }
      try staging.rename(
        Self.stagedName(of: file.text, index), to: name, in: target, calls: calls)
    }
    for (_, path) in inSubfolders.sorted(by: { $0.key < $1.key }) {
      try folder.syncFolders(of: path, calls)
    }
    try sync()
    return left
  }

  /// Moves a staged file into place.
  func put(stagedName: String, as name: String) throws(ExportError) {
    try staging.rename(stagedName, to: name, in: folder, calls: calls)
    try sync()
  }

  /// Stages a text that is too large to be held in memory until it is moved into place.
  func staged(_ bytes: [UInt8]) throws(ExportError) -> StagedText {
    let name = Folder.temporaryName(prefix: "text-")
    let file = try OpenFile(name, in: staging, .new, calls: calls)
    let text = StagedText(in: staging, name: name, size: bytes.count)
    try file.append(bytes)
    return text
  }

  /// The staged file of a text, complete but not synced.
  private func stagedFile(of text: OutputText, _ index: Int) throws(ExportError) -> OpenFile {
    let name = Self.stagedName(of: text, index)
    guard case .bytes(let bytes) = text else {
      return try OpenFile(name, in: staging, .reading, calls: calls)
    }
    let file = try OpenFile(name, in: staging, .new, calls: calls)
    try file.append(bytes)
    return file
  }

  private static func stagedName(of text: OutputText, _ index: Int) -> String {
    if case .staged(let text) = text { text.name } else { String(index) }
  }
}
