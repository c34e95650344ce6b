internal import Exporting

/// What the last run has replaced of a site, kept beside it until the next run: `SITE.previous`.
///
/// It has the files that were changed or removed, and a record of the whole site as it was, whose base
/// is the record of the site that replaced it.
struct PreviousSite: Sendable {
  private let parent: Folder
  private let name: String

  /// Finds the folder at a path, which need not exist.
  init(path: String) throws(ExportError) {
    (parent, name) = try Folder.holding(path)
  }

  /// The folder with its record; nil if there is none, or it is not one that was kept.
  func content() throws(ExportError) -> (folder: Folder, record: SiteRecord)? {
    guard parent.entry(name)?.kind == .folder else { return nil }
    let folder = try parent.folder(name)
    guard let record = try SiteRecord(presentIn: folder), record.base != nil else { return nil }
    return (folder, record)
  }

  /// Removes it, but nothing that is not of it.
  func remove() throws(ExportError) {
    guard parent.entry(name)?.kind == .folder else { return }
    AtomicFile.clearLeftovers(in: try parent.folder(name))
    if let (folder, record) = try content() {
      for name in try folder.names() where record.files.index(of: name) != nil {
        try folder.remove(name)
      }
      try folder.remove(SiteRecord.fileName)
    }
    try parent.removeFolderIfEmpty(name)
  }

  /// Keeps what a plan changes and removes.
  ///
  /// - Throws: An ``ExportError`` also if something else is in its place.
  func keep(
    _ record: SiteRecord, replacedBy next: some SiteContents, _ plan: SitePlan, from site: Folder
  ) throws(ExportError) {
    try remove()
    let isNew = parent.entry(name) == nil
    let folder = try parent.folder(name, isMade: true)
    if isNew { try folder.makePrivate() }
    guard try folder.names().isEmpty else {
      throw ExportError(
        .usage, at: folder.path, "this folder is for what is replaced, and has other files in it",
        advice: "move it away")
    }
    let replaced = Set(plan.changed).union(plan.gone).filter {
      record.files.index(of: $0) != nil && site.entry($0)?.kind == .file
    }
    var isSame = [Bool](repeating: false, count: record.files.count)
    try next.forEachFile { (file) throws(ExportError) in
      guard let index = record.files.index(of: file.name) else { return }
      isSame[index] = record.files.hash(index) == file.hash
    }
    var kept = SiteRecord(names: record.names, base: try next.digest())
    for index in record.files.indices {
      let file = record.files[index]
      // What someone has changed is kept as it is.
      let isReplaced = replaced.contains(file.name)
      let present = isReplaced ? ContentHash(try site.hash(of: file.name)) : file.hash
      guard isReplaced || isSame[index] else { continue }
      try kept.add(file.name, hash: present, stamp: present == file.hash ? file.stamp : nil)
    }
    // Before the files, so that what a stop leaves can be removed.
    try kept.write(in: folder)
    for name in replaced.sorted(by: SiteRecord.isBefore) {
      let file = try OpenFile(name, in: folder, .new, calls: .system)
      try file.append(try site.read(name))
      if FileCalls.system.syncAll == nil { try file.sync() }
    }
    _ = try folder.syncAll()
    try folder.sync()
    try parent.sync()
  }
}
