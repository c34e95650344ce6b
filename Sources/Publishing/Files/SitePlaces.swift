package import Exporting

/// The folder of a site, and those beside it: `SITE.review`, a site that waits for approval, and
/// `SITE.previous`, what the last run has replaced.
///
/// Both are made for their owner alone, since whatever serves the site may serve what is beside it.
package struct SitePlaces: Sendable, Hashable {
  /// The path of the site, with a `/` at its end.
  package let site: String

  /// Makes the places of a site.
  package init(_ site: String) { self.site = Folder.prefix(of: site) }

  /// The path of the site that waits for approval, with a `/` at its end.
  package func review() throws(ExportError) -> String { try beside("review") + "/" }

  /// The path of the file with the pseudonym key, unless another one is named.
  package func key() throws(ExportError) -> String { try beside("key.json") }

  /// What the last run has replaced.
  func previous() throws(ExportError) -> PreviousSite {
    try PreviousSite(path: try beside("previous"))
  }

  private func beside(_ word: String) throws(ExportError) -> String {
    let path = site.utf8.dropLast()
    let name = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last
    guard let name, !name.isEmpty, !name.elementsEqual(".".utf8), !name.elementsEqual("..".utf8)
    else {
      throw ExportError(
        .usage, at: site,
        "the folder beside this one is called after it, and this path has no name",
        advice: "name the folder itself, such as ../site/")
    }
    return String(Substring(path)) + "." + word
  }

  /// Puts the site that waits for approval in place, as it was reviewed.
  ///
  /// - Parameters:
  ///   - keepsPrevious: Whether what it replaces is kept until the next run.
  ///   - report: Called with what is unusual.
  /// - Throws: An ``ExportError`` if none waits, or if it or the site has changed since.
  package func approve(
    keepsPrevious: Bool = false, report: (PublishEvent) -> Void = { _ in }
  ) throws(ExportError) -> SitePlan {
    let path = try review()
    // Whatever an interrupted run has left is cleared first.
    let present = FileSystem.kind(of: site) == nil ? nil : try SiteFolder(path: site)
    guard FileSystem.kind(of: path) == .folder else { throw Self.nothingWaits(at: path) }
    let review = try SiteFolder(path: path)
    guard let record = review.record, let base = record.base else {
      if review.record == nil { try review.removeAll() }
      throw Self.nothingWaits(at: path)
    }
    let folder = if let present { present } else { try SiteFolder(path: site) }
    let plan = try folder.adopt(
      record, replacing: base, changed: "another run has changed the site since this was reviewed",
      advice: "review it again", keepingIn: keepsPrevious ? try previous() : nil
    ) { name throws(ExportError) in
      guard let bytes = try review.written(name) else {
        throw ExportError(
          .failed, at: path + name, "this page is not as it was made for the review",
          advice: "review it again")
      }
      return bytes
    }
    SiteCache.move(from: review.folder, to: folder.folder)
    try review.removeAll()
    if FileSystem.kind(of: path) == .folder { report(.reviewStays(path: path)) }
    if !keepsPrevious {
      do throws(ExportError) { try previous().remove() } catch { report(.previousStays(error)) }
    }
    return plan
  }

  private static func nothingWaits(at path: String) -> ExportError {
    ExportError(.badInput, at: path, "no site waits for approval here", advice: "review one first")
  }

  /// Puts back what the last run has replaced.
  ///
  /// - Parameter report: Called with what is unusual.
  /// - Throws: An ``ExportError`` if nothing was kept, or if it or the site has changed since.
  package func undo(report: (PublishEvent) -> Void = { _ in }) throws(ExportError) -> SitePlan {
    let previous = try previous()
    guard FileSystem.kind(of: site) != nil else {
      throw ExportError(
        .badInput, at: site, "there is no site here into which something could be put back",
        advice: "check the path of the site")
    }
    let folder = try SiteFolder(path: site)
    guard let (kept, record) = try previous.content(), let base = record.base else {
      try previous.remove()
      throw ExportError(
        .badInput, at: try beside("previous") + "/", "nothing was kept that could be put back",
        advice: "keep what is replaced when you publish")
    }
    let plan = try folder.adopt(
      record, replacing: base, changed: "the site has changed since this was kept", advice: nil
    ) { name throws(ExportError) in
      let bytes = kept.entry(name)?.kind == .file ? try kept.read(name) : try folder.written(name)
      guard let bytes, ContentHash(of: bytes) == record.hash(of: name) else {
        throw ExportError(
          .failed, at: site + name, "this page is not as it was: nothing was undone")
      }
      return bytes
    }
    do throws(ExportError) { try previous.remove() } catch { report(.previousStays(error)) }
    return plan
  }
}

extension SiteFolder {
  /// Makes the site that of a record, which stands elsewhere; nothing if it is so already.
  ///
  /// - Parameters:
  ///   - base: The digest of the record of the site that it is to replace.
  ///   - changed: What is said if another site is there.
  ///   - previous: Where what was replaced is kept; nil to keep nothing.
  ///   - bytes: Returns the bytes of a file.
  fileprivate func adopt(
    _ record: SiteRecord, replacing base: String, changed: String, advice: ExportError.Advice?,
    keepingIn previous: PreviousSite? = nil, bytes: (String) throws(ExportError) -> [UInt8]
  ) throws(ExportError) -> SitePlan {
    let next = record.withoutBase
    let present = self.record ?? SiteRecord()
    if present == next {
      var plan = SitePlan()
      plan.unchangedCount = next.files.count
      return plan
    }
    guard try present.digest() == base else {
      throw ExportError(.failed, at: folder.path, changed, advice: advice)
    }
    let files: StagedFiles
    do throws(ExportError) {
      var list = StagedFileList(in: staging)
      for name in next.fileNames {
        try list.add(try stage(try bytes(name), as: name, stamp: next.stamp(of: name)))
      }
      files = try list.finish()
    } catch {
      throw error.beforePublishing(in: folder)
    }
    return try replace(
      with: StagedSite(names: next.names, files: files), keepingIn: previous)
  }
}
