internal import LibC

/// Files in subfolders, named by relative paths such as `2026-03-02/weekly-sync.md`.
///
/// Each folder of a path is opened through the one before it, so that a link among them is never
/// followed, and no path leads out of the folder.
extension Folder {
  private static let separator = UInt8(ascii: "/")

  /// The folder that holds the file at a path, and the file's name in it; nil if it does not exist.
  func holder(of path: String) throws(ExportError) -> (folder: Folder, name: String)? {
    guard let last = path.utf8.lastIndex(of: Self.separator) else { return (self, path) }
    var folder = self
    for part in path.utf8[..<last].split(
      separator: Self.separator, omittingEmptySubsequences: false)
    {
      let name = String(Substring(part))
      try folder.check(name)
      guard folder.entry(name) != nil else { return nil }
      folder = try folder.folder(name)
    }
    return (folder, String(path[path.utf8.index(after: last)...]))
  }

  /// The folder that holds the file at a path, made if it does not exist.
  ///
  /// A new folder is on disk before anything is moved into it: a power cut could otherwise lose both.
  func madeHolder(
    of path: String, _ calls: FileCalls = .system
  ) throws(ExportError) -> (folder: Folder, name: String) {
    guard let last = path.utf8.lastIndex(of: Self.separator) else { return (self, path) }
    var folder = self
    for part in path.utf8[..<last].split(
      separator: Self.separator, omittingEmptySubsequences: false)
    {
      let name = String(Substring(part))
      let isNew = folder.entry(name) == nil
      let inner = try folder.folder(name, isMade: true)
      if isNew { try folder.sync(calls) }
      folder = inner
    }
    return (folder, String(path[path.utf8.index(after: last)...]))
  }

  /// The entry at a path; nil if there is none.
  func entry(at path: String) throws(ExportError) -> FolderEntry? {
    guard let (folder, name) = try holder(of: path) else { return nil }
    return folder.entry(name)
  }

  /// Flushes the entries of the folders of a path to disk, the innermost first, and those of this one.
  func syncFolders(of path: String, _ calls: FileCalls = .system) throws(ExportError) {
    var folders = [self]
    for part in path.utf8.split(separator: Self.separator).dropLast() {
      guard let folder = try folders.last?.folder(String(Substring(part))) else { break }
      folders.append(folder)
    }
    for folder in folders.reversed() { try folder.sync(calls) }
  }

  /// Removes the file at a path, if there is one, and the subfolders that are then empty.
  ///
  /// The folder itself is not synced.
  func removeFile(at path: String, _ calls: FileCalls = .system) throws(ExportError) {
    guard let (folder, name) = try holder(of: path) else { return }
    try folder.remove(name)
    guard folder !== self else { return }
    try folder.sync(calls)
    try removeEmptyFolders(of: path)
  }

  /// Removes the folders of a path that are empty.
  private func removeEmptyFolders(of path: String) throws(ExportError) {
    var rest = path.utf8[...]
    while let end = rest.lastIndex(of: Self.separator) {
      rest = rest[..<end]
      guard let (folder, name) = try holder(of: String(Substring(rest))),
        retryingInterrupted({ unlinkat(folder.descriptor, name, AT_REMOVEDIR) }) == 0
      else { return }
    }
  }

  /// Gives files other paths, where nothing is yet.
  ///
  /// Each pair of folders is synced once, for all files that go from one to the other: the new names
  /// first, since a file must not lose its old one before.
  func move(_ notes: [FormerNote], _ calls: FileCalls = .system) throws(ExportError) {
    var groups: [[FormerNote]] = []
    var indexes: [[String]: Int] = [:]
    for note in notes {
      let key = [Self.folderPath(of: note.name), Self.folderPath(of: note.newName)]
      if let index = indexes[key] {
        groups[index].append(note)
      } else {
        indexes[key] = groups.count
        groups.append([note])
      }
    }
    for group in groups { try moveGroup(group, calls) }
  }

  /// Moves files of one folder into another, or gives them other names in it.
  private func moveGroup(_ notes: [FormerNote], _ calls: FileCalls) throws(ExportError) {
    guard let first = notes.first, let (folder, _) = try holder(of: first.name) else { return }
    let (target, _) = try madeHolder(of: first.newName, calls)
    let isInPlace = Self.folderPath(of: first.name).elementsEqual(
      Self.folderPath(of: first.newName))
    for note in notes {
      try folder.rename(
        Self.lastName(of: note.name), to: Self.lastName(of: note.newName),
        in: isInPlace ? folder : target, calls: calls)
    }
    try syncFolders(of: first.newName, calls)
    guard folder !== self else { return }
    try folder.sync(calls)
    try removeEmptyFolders(of: first.name)
    try sync(calls)
  }

  /// The path of the folder of a file.
  private static func folderPath(of path: String) -> String {
    path.utf8.lastIndex(of: separator).map { String(path[..<$0]) } ?? ""
  }

  /// The name of a file in its folder.
  private static func lastName(of path: String) -> String {
    path.utf8.lastIndex(of: separator).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }
}
