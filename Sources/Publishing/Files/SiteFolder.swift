internal import Archive
internal import Exporting
internal import SiteSearch
internal import Synchronization

/// The folder of a site, locked, whose files are replaced in one step.
///
/// New and changed files are staged in a subfolder. Once all are on disk, the record of the new site
/// is put beside the old one, which decides: before that, a stop leaves the old site, and after it
/// the next run completes the new one. Files are put in place in an order in which every link works
/// at any moment: new ones, changed ones, the index, and removals last.
final class SiteFolder: Sendable {
  static let stagingName = ".debrief-site-pages"

  /// The record of the site that is there; nil if there is none yet.
  let record: SiteRecord?
  let folder: Folder
  let staging: Folder
  private let lock: FolderLock
  /// The files that need not be read to know that they are as they were written.
  private let known: KnownFiles
  /// The staging folder as it was made when the run began.
  private let stagingEntry: FolderEntry?
  /// The site that this one is made to replace; nil if there is none.
  private let base: SiteFolder?
  /// Held while a file is staged that several pages may have.
  private let sharing = Mutex(())

  /// Opens a folder, makes it if it does not exist, and completes what an interrupted run has begun.
  ///
  /// - Parameters:
  ///   - base: The site that this one is made to replace, whose pages are taken over while they
  ///     would be made of the same.
  ///   - isPrivate: Whether nobody but the owner may open the folder, unless it is a site already.
  /// - Throws: An ``ExportError`` if the folder holds an archive, or anything else than a site.
  init(
    path: String, replacing base: SiteFolder? = nil, isPrivate: Bool = false
  ) throws(ExportError) {
    folder = try Folder(making: path)
    self.base = base
    try Self.check(folder)
    // A stop may have left the folder without its permissions.
    if isPrivate, folder.entry(SiteRecord.fileName) == nil { try folder.makePrivate() }
    lock = try FolderLock(folder, command: "publishing a site")
    // Whoever held the lock may have changed it in the meantime.
    try Self.check(folder)
    if folder.entry(SiteRecord.nextFileName) != nil {
      let next = try SiteRecord(SiteRecord.nextFileName, in: folder)
      let staging = try folder.folder(Self.stagingName, isMade: true)
      let present = try SiteRecord(presentIn: folder)
      try Self.checkNames(next, replacing: present, from: staging, in: folder)
      try SiteCache.remove(from: folder)
      let plan = try Self.plan(next, from: present, in: folder)
      try Self.complete(next, plan, from: staging, in: folder)
    }
    record = try SiteRecord(presentIn: folder)
    known = KnownFiles(in: folder)
    AtomicFile.clearLeftovers(in: folder)
    do throws(ExportError) {
      try folder.removeFolder(Self.stagingName)
      staging = try folder.folder(Self.stagingName, isMade: true)
    } catch {
      throw error.beforePublishing(in: folder)
    }
    // Drafts have what is not on the site anymore, and what serves the site may serve them. File
    // systems without permissions refuse to set any.
    try? staging.makePrivate()
    stagingEntry = folder.entry(Self.stagingName)
  }

  deinit {
    // After an error: what is decided stays for the next run.
    if folder.entry(SiteRecord.nextFileName) == nil {
      try? folder.removeFolder(Self.stagingName)
    }
  }

  /// Refuses a folder with an archive, and one with files that is no site.
  private static func check(_ folder: Folder) throws(ExportError) {
    let names = try folder.names()
    let shownPath = folder.path.isEmpty ? "." : folder.path
    if let archive = names.first(where: isArchive) {
      throw ExportError(
        .usage, at: shownPath,
        "there is an archive in this folder (\(archive)), with all that was said",
        advice: "publish into another folder")
    }
    guard !names.contains(SiteRecord.fileName), !names.contains(SiteRecord.nextFileName),
      let other = names.filter({ $0.utf8.first != UInt8(ascii: ".") || isOfNotes($0) }).min()
    else { return }
    throw ExportError(
      .usage, at: shownPath, "this folder is not empty and not a site of debrief (it has \(other))",
      advice: "publish into an empty folder")
  }

  /// Whether a file is an archive, or could be one.
  private static func isArchive(_ name: String) -> Bool {
    name == Archive.fileName
      || [".sqlite", ".db", ".sqlite-wal", ".db-wal"].contains { name.endsByBytes(with: $0) }
  }

  /// Whether a hidden file belongs to notes.
  private static func isOfNotes(_ name: String) -> Bool { name == WrittenHashes.fileName }

  /// Whether there is no site yet, neither here nor where this one is to stand.
  var isNew: Bool { record == nil && base?.record == nil }

  /// This folder and that of the site that it is to replace.
  var allFolders: [Folder] { [folder] + (base.map { [$0.folder] } ?? []) }

  /// The bytes of a file as the last run wrote it, here or in the site that this one is to replace; nil
  /// if somebody has changed or removed it.
  func intactBytes(of name: String) throws(ExportError) -> [UInt8]? {
    if let bytes = try written(name) { return bytes }
    return try base?.written(name)
  }

  /// Takes over files as the last run wrote them; nil if one is not there.
  ///
  /// The names say what is in the files. Those of the site that this one is to replace are staged, even
  /// if another one is not there.
  func takeOver(_ names: [String]) throws(ExportError) -> [SiteFile]? {
    var files: [SiteFile] = []
    for name in names {
      if let hash = record?.hash(of: name), try isPresent(name, hash) {
        files.append(SiteFile(name: name, hash: hash, state: .unchanged))
      } else if let bytes = try base?.written(name) {
        files.append(try stageOnce(bytes, as: name))
      } else {
        return nil
      }
    }
    return files
  }

  /// Whether a file is as the last run wrote it, here or in the site that this one is to replace.
  func isIntact(_ name: String) throws(ExportError) -> Bool {
    if let hash = record?.hash(of: name), try isPresent(name, hash) { return true }
    return try base?.isIntact(name) ?? false
  }

  /// Whether a file is there with a hash.
  private func isPresent(_ name: String, _ hash: ContentHash) throws(ExportError) -> Bool {
    guard let entry = folder.entry(name), entry.kind == .file else { return false }
    if known.has(name, hash, entry) { return true }
    return ContentHash(try folder.hash(of: name)) == hash
  }

  /// Notes what the file system says of the files, once they are in place.
  func noteFiles(_ files: StagedFiles) throws(ExportError) {
    try KnownFiles.write(files, in: folder, start: stagingEntry?.statusTime ?? 0)
  }

  /// The sources that earlier runs have read, here or for the site that this one is to replace.
  ///
  /// - Parameter isListRead: Whether the list is read that is there; if not, no source is known yet.
  func knownSources(isListRead: Bool = true) -> KnownSources {
    KnownSources(in: isListRead ? allFolders : [], scratch: staging, stagingEntry)
  }

  /// The records that have a file: of this folder, and of the site that this one is to replace.
  func records(having name: String) -> [SiteRecord] {
    [record, base?.record].compactMap { $0 }.filter { $0.files.index(of: name) != nil }
  }

  /// The bytes of a file of the site; nil if it is not as it was written.
  func written(_ name: String) throws(ExportError) -> [UInt8]? {
    guard let hash = record?.hash(of: name), folder.entry(name)?.kind == .file else { return nil }
    let bytes = try folder.read(name)
    return ContentHash(of: bytes) == hash ? bytes : nil
  }

  /// The file with a name if it was made of the same, and is as it was written; nil if it has to be
  /// made.
  func present(_ name: String, stamp: ContentHash) throws(ExportError) -> SiteFile? {
    if let record, record.stamp(of: name) == stamp, let hash = record.hash(of: name),
      try isPresent(name, hash)
    {
      return SiteFile(name: name, hash: hash, state: .unchanged, stamp: stamp)
    }
    guard let base, base.record?.stamp(of: name) == stamp, let bytes = try base.written(name) else {
      return nil
    }
    return try stage(bytes, as: name, stamp: stamp)
  }

  /// Removes all files that are staged.
  func clearStaged() throws(ExportError) {
    for name in try staging.names() { try staging.remove(name) }
  }

  /// Stages a file unless it is there with the same text; may be called by several tasks at once.
  ///
  /// - Parameter stamp: The SHA-256 of all that it was made of; nil if it is not to be recorded.
  /// - Throws: An ``ExportError`` also if someone else's file has the name.
  func stage(
    _ bytes: [UInt8], as name: String, stamp: ContentHash? = nil
  ) throws(ExportError) -> SiteFile {
    let hash = ContentHash(of: bytes)
    let entry = folder.entry(name)
    if let entry {
      try check(name, entry)
      if record?.hash(of: name) == hash, try isPresent(name, hash) {
        return SiteFile(name: name, hash: hash, state: .unchanged, stamp: stamp)
      }
    }
    let file = try OpenFile(name, in: staging, .new, calls: .system)
    try file.append(bytes)
    if FileCalls.system.syncAll == nil { try file.sync() }
    return SiteFile(
      name: name, hash: hash, state: entry == nil ? .new : .changed, stamp: stamp)
  }

  /// Refuses a name under which there is something that cannot be replaced by a page.
  private func check(_ name: String, _ entry: FolderEntry) throws(ExportError) {
    guard record?.files.index(of: name) != nil else {
      throw Self.foreignFile(at: folder.path + name)
    }
    guard entry.kind == .file || entry.kind == .link else {
      // It could not be replaced once the new site is decided.
      throw ExportError(
        .badInput, at: folder.path + name, "something else is in the place of this page",
        advice: "move it away")
    }
  }

  /// Refuses a new site that could not be put in the place of the one that it is made to replace.
  func checkBase(for site: StagedSite) throws(ExportError) {
    guard let base else { return }
    try site.forEachFile { (file) throws(ExportError) in
      if let entry = base.folder.entry(file.name) { try base.check(file.name, entry) }
    }
  }

  static func foreignFile(at path: String) -> ExportError {
    ExportError(
      .badInput, at: path, "this file is not of the site, and a page has its name",
      advice: "move it away, or publish into another folder")
  }

  /// Stages a file whose name says what is in it, unless that was done already.
  ///
  /// Several pages may have it: this may be called by several tasks at once with the same file.
  func stageOnce(_ bytes: [UInt8], as name: String) throws(ExportError) -> SiteFile {
    try sharing.withLock { (_) throws(ExportError) in
      guard isStaged(name) else { return try stage(bytes, as: name) }
      return SiteFile(
        name: name, hash: ContentHash(of: bytes),
        state: folder.entry(name) == nil ? .new : .changed)
    }
  }
}

/// Files of a new site, before it is in place.
extension SiteFolder {
  /// The bytes of a file, staged or as it is there; may be called by several tasks at once.
  func bytes(of name: String) throws(ExportError) -> [UInt8] {
    try isStaged(name) ? staging.read(name) : folder.read(name)
  }

  /// Whether a file is staged.
  func isStaged(_ name: String) -> Bool { staging.entry(name) != nil }

  /// Makes an empty temporary file among the staged ones.
  func makeSpill(_ name: String) throws(ExportError) -> SpilledBytes {
    let file = try OpenFile(name, in: staging, .new, calls: .system)
    return SpilledBytes {
      try file.append($0)
    } read: { offset, count in
      try file.read(count, at: offset)
    }
  }
}

extension String {
  /// Whether the text ends with another, byte for byte.
  func endsByBytes(with end: String) -> Bool {
    utf8.suffix(end.utf8.count).elementsEqual(end.utf8)
  }
}
