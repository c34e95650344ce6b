internal import Exporting

/// Putting a new site in place of the one that is there.
extension SiteFolder {
  /// Puts the files of the new site in place, and removes those that are not part of it.
  ///
  /// - Parameters:
  ///   - next: The new site.
  ///   - previous: Where what was replaced is kept; nil to keep nothing.
  /// - Returns: What became of the files.
  func replace(
    with next: StagedSite, keepingIn previous: PreviousSite? = nil
  ) throws(ExportError) -> SitePlan {
    var plan = try Self.plan(next, from: record, in: folder)
    try next.files.forEach { (file) throws(ExportError) in plan.add(file.name, file.state) }
    plan.newNames = next.names.subtracting(record?.names ?? [])
    if plan.isEmpty, let record, try record.isRecord(of: next) {
      try folder.removeFolder(Self.stagingName)
      return plan
    }
    do throws(ExportError) {
      if let record { try previous?.keep(record, replacedBy: next, plan, from: folder) }
      _ = try staging.syncAll()
      try staging.sync()
      try folder.sync()
      // The words that go from the site are in it, too.
      try SiteCache.remove(from: folder)
      try next.write(SiteRecord.nextFileName, in: folder)
    } catch {
      throw error.beforePublishing(in: folder)
    }
    try Self.complete(next, plan, from: staging, in: folder)
    return plan
  }

  /// What goes, and what stays although it is not part of the new site.
  static func plan(
    _ next: some SiteContents, from record: SiteRecord?, in folder: Folder
  ) throws(ExportError) -> SitePlan {
    var plan = SitePlan()
    for name in try otherNames(than: next, in: folder) {
      guard let hash = record?.hash(of: name) else {
        plan.foreign.append(name)
        continue
      }
      let isOurs =
        folder.entry(name)?.kind == .file
        ? ContentHash(try folder.hash(of: name)) == hash : false
      if isOurs { plan.gone.append(name) } else { plan.kept.append(name) }
    }
    return plan
  }

  /// The names of the files in a folder that are not of a site, in order, without hidden ones.
  private static func otherNames(
    than site: some SiteContents, in folder: Folder
  ) throws(ExportError) -> [String] {
    var rest = try folder.names().filter { $0.utf8.first != UInt8(ascii: ".") }
      .sorted(by: SiteRecord.isBefore)[...]
    if rest.isEmpty { return [] }
    var others: [String] = []
    try site.forEachFile { (file) throws(ExportError) in
      while let name = rest.first, SiteRecord.isBefore(name, file.name) {
        others.append(name)
        rest.removeFirst()
      }
      if rest.first.map({ $0.utf8.elementsEqual(file.name.utf8) }) ?? false { rest.removeFirst() }
    }
    return others + rest
  }

  /// Refuses to complete what a record has decided if someone has put a file in the place of a new page
  /// since.
  static func checkNames(
    _ next: SiteRecord, replacing record: SiteRecord?, from staging: Folder, in folder: Folder
  ) throws(ExportError) {
    try next.forEachStaged(in: staging) { (name) throws(ExportError) in
      guard folder.entry(name) == nil || record?.files.index(of: name) != nil else {
        throw foreignFile(at: folder.path + name)
      }
    }
  }

  /// Completes what a record has decided.
  static func complete(
    _ next: some SiteContents, _ plan: SitePlan, from staging: Folder, in folder: Folder
  ) throws(ExportError) {
    // Nothing that is there leads to a new page.
    var changed: [String] = []
    try next.forEachStaged(in: staging) { (name) throws(ExportError) in
      if folder.entry(name) == nil {
        try staging.rename(name, to: name, in: folder)
      } else {
        changed.append(name)
      }
    }
    for name in changed.sorted(by: isPutFirst) {
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

  /// Removes the files of the site, and the folder if nothing else is in it.
  ///
  /// The record goes last, so that what a stop leaves is still known to be a site.
  func removeAll() throws(ExportError) {
    for name in (record ?? SiteRecord()).fileNames where folder.entry(name)?.kind == .file {
      if ContentHash(try folder.hash(of: name)) == record?.hash(of: name) {
        try folder.remove(name)
      }
    }
    try folder.removeFolder(Self.stagingName)
    try SiteCache.remove(from: folder)
    try folder.remove(SiteRecord.fileName)
    // It is the open file that is locked, not its name.
    try folder.remove(FolderLock.fileName)
    let path = folder.path.utf8
    let (parent, name) = try Folder.holding(String(Substring(path.dropLast())))
    try parent.removeFolderIfEmpty(name)
  }
}
