internal import Archive
internal import Crypto
internal import Exporting

/// The folder of a site, locked, whose files are replaced in one step.
///
/// New and changed files are staged in a subfolder. Once all are on disk, the record of the new site
/// is put beside the old one, which decides: before that, a stop leaves the old site, and after it
/// the next run completes the new one. Files are put in place in an order in which every link works
/// at any moment: new ones, changed ones, the index, and removals last.
final class SiteFolder: Sendable {
  private static let stagingName = ".debrief-site-pages"

  /// A file of the new site.
  struct File: Sendable, Hashable {
    /// How it compares with the file that is there.
    enum State: Sendable, Hashable {
      case new, changed, unchanged
    }

    let name: String
    let hash: String
    let state: State
    /// The SHA-256 of all that it was made of; nil if that is not recorded.
    var stamp: String?
  }

  /// The record of the site that is there; nil if there is none yet.
  let record: SiteRecord?
  private let folder: Folder
  private let staging: Folder
  private let lock: FolderLock

  /// Opens a folder, makes it if it does not exist, and completes what an interrupted run has begun.
  ///
  /// - Throws: An ``ExportError`` if the folder holds an archive, or anything else than a site.
  init(path: String) throws(ExportError) {
    folder = try Folder(making: path)
    try Self.check(folder)
    lock = try FolderLock(folder, command: "publishing a site")
    // Whoever held the lock may have changed it in the meantime.
    try Self.check(folder)
    if folder.entry(SiteRecord.nextFileName) != nil {
      let next = try Self.record(SiteRecord.nextFileName, in: folder)
      let staging = try folder.folder(Self.stagingName, isMade: true)
      let plan = try Self.plan(next, from: Self.present(in: folder), in: folder)
      try Self.complete(next, plan, from: staging, in: folder)
    }
    record = try Self.present(in: folder)
    AtomicFile.clearLeftovers(in: folder)
    try folder.removeFolder(Self.stagingName)
    staging = try folder.folder(Self.stagingName, isMade: true)
  }

  deinit {
    // After an error: what is decided stays for the next run.
    if folder.entry(SiteRecord.nextFileName) == nil {
      try? folder.removeFolder(Self.stagingName)
    }
  }

  private static func record(_ name: String, in folder: Folder) throws(ExportError) -> SiteRecord {
    try SiteRecord(try folder.read(name), path: folder.path + name)
  }

  private static func present(in folder: Folder) throws(ExportError) -> SiteRecord? {
    guard folder.entry(SiteRecord.fileName) != nil else { return nil }
    return try record(SiteRecord.fileName, in: folder)
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

  // MARK: Staging

  /// The file with a name if it was made of the same, and is as it was written; nil if it has to be
  /// made.
  func present(_ name: String, stamp: String) throws(ExportError) -> File? {
    guard let record, record.stamps[name] == stamp, let hash = record.hashes[name],
      folder.entry(name)?.kind == .file, try folder.hash(of: name).hexadecimal == hash
    else { return nil }
    return File(name: name, hash: hash, state: .unchanged, stamp: stamp)
  }

  /// Stages a file unless it is there with the same text; may be called by several tasks at once.
  ///
  /// - Parameter stamp: The SHA-256 of all that it was made of; nil if it is not to be recorded.
  /// - Throws: An ``ExportError`` also if someone else's file has the name.
  func stage(
    _ bytes: [UInt8], as name: String, stamp: String? = nil
  ) throws(ExportError) -> File {
    let hash = SHA256.hash(data: bytes).hexadecimal
    let entry = folder.entry(name)
    if let entry {
      guard let recorded = record?.hashes[name] else {
        throw ExportError(
          .badInput, at: folder.path + name,
          "this file is not of the site, and a page has its name",
          advice: "move it away, or publish into another folder")
      }
      guard entry.kind == .file || entry.kind == .link else {
        // It could not be replaced once the new site is decided.
        throw ExportError(
          .badInput, at: folder.path + name, "something else is in the place of this page",
          advice: "move it away")
      }
      if recorded == hash, entry.kind == .file, try folder.hash(of: name).hexadecimal == hash {
        return File(name: name, hash: hash, state: .unchanged, stamp: stamp)
      }
    }
    let file = try OpenFile(name, in: staging, .new, calls: .system)
    try file.append(bytes)
    if FileCalls.system.syncAll == nil { try file.sync() }
    return File(name: name, hash: hash, state: entry == nil ? .new : .changed, stamp: stamp)
  }

  // MARK: Putting in place

  /// Puts the files of the new site in place, and removes those that are not part of it.
  ///
  /// - Returns: What became of the files.
  func replace(with files: [File]) throws(ExportError) -> SitePlan {
    var next = SiteRecord()
    for file in files { next.add(file.name, hash: file.hash, stamp: file.stamp) }
    var plan = try Self.plan(next, from: record, in: folder)
    plan.new = Self.names(of: files, .new)
    plan.changed = Self.names(of: files, .changed)
    plan.unchangedCount = files.count { $0.state == .unchanged }
    if plan.isEmpty, let record, record == next {
      try folder.removeFolder(Self.stagingName)
      return plan
    }
    _ = try staging.syncAll()
    try staging.sync()
    try folder.sync()
    try AtomicFile.write(next.bytes, in: folder, name: SiteRecord.nextFileName)
    try Self.complete(next, plan, from: staging, in: folder)
    return plan
  }

  private static func names(of files: [File], _ state: File.State) -> [String] {
    files.filter { $0.state == state }.map(\.name).sorted(by: SiteRecord.isBefore)
  }

  /// What goes, and what stays although it is not part of the new site.
  private static func plan(
    _ next: SiteRecord, from record: SiteRecord?, in folder: Folder
  ) throws(ExportError) -> SitePlan {
    var plan = SitePlan()
    for name in try folder.names().sorted(by: SiteRecord.isBefore)
    where name.utf8.first != UInt8(ascii: ".") && next.hashes[name] == nil {
      guard let hash = record?.hashes[name] else {
        plan.foreign.append(name)
        continue
      }
      let isOurs =
        folder.entry(name)?.kind == .file
        ? try folder.hash(of: name).hexadecimal == hash : false
      if isOurs { plan.gone.append(name) } else { plan.kept.append(name) }
    }
    return plan
  }

  /// Completes what a record has decided.
  private static func complete(
    _ next: SiteRecord, _ plan: SitePlan, from staging: Folder, in folder: Folder
  ) throws(ExportError) {
    let staged = try staging.names().filter { next.hashes[$0] != nil }
    // Nothing that is there leads to a new page.
    let (changed, new) = (
      staged.filter { folder.entry($0) != nil }, staged.filter { folder.entry($0) == nil }
    )
    for name in new.sorted(by: SiteRecord.isBefore) + changed.sorted(by: isPutFirst) {
      try staging.rename(name, to: name, in: folder)
    }
    for name in plan.gone { try folder.remove(name) }
    try folder.sync()
    try folder.rename(SiteRecord.nextFileName, to: SiteRecord.fileName, in: folder)
    try folder.sync()
    try folder.removeFolder(stagingName)
  }

  /// The order in which changed files are put in place: the index last.
  private static func isPutFirst(_ one: String, _ other: String) -> Bool {
    let isIndex = [one, other].map { $0.utf8.starts(with: "index".utf8) }
    return isIndex[0] == isIndex[1] ? SiteRecord.isBefore(one, other) : isIndex[1]
  }
}

extension String {
  /// Whether the text ends with another, byte for byte.
  func endsByBytes(with end: String) -> Bool {
    utf8.suffix(end.utf8.count).elementsEqual(end.utf8)
  }
}
