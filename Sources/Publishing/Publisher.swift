package import BotStatus
package import Exporting
package import MeetingModel
package import Reports
internal import Crypto
internal import ResourceLimits
internal import SiteSearch
package import TimeZones

/// Makes a site of meetings, and replaces one with another in one step.
///
///     sources ─┬─► entries ─► SiteMeetings ─┬─► pages ─► SiteFolder ─► SitePlan
///              └─► drafts ──────────────────┘
///
/// The meetings are read once, for what the lists show of them and for drafts of their pages, which link
/// to others: the links are put in when all meetings are known. A source that is known from the last
/// run is not parsed for that, and is read a second time if a page of it has to be made again. With
/// aliases, the names are read before that. The search is made of the pages in the end.
///
/// Entries, drafts and the list of files are kept in temporary files among the staged ones, so that
/// memory grows little with the number of meetings.
package struct Publisher: Sendable {
  /// The reader for answers.
  package let reader: BotStatusReader
  let renderer: SiteRenderer
  let timeZone: Zone
  let filter: MeetingFilter
  let requirements: Set<Requirement>
  let jobs: Int
  /// A SHA-256 of all that determines how the pages of meetings look.
  var appearance: [UInt8]
  /// What is taken out of the meetings.
  let redaction: SiteRedaction
  /// What is taken out while a site is made; nil if that is nothing.
  var run: RedactionRun?

  /// Makes a publisher that renders at most `jobs` meetings concurrently.
  ///
  /// - Parameters:
  ///   - timeZone: The time zone of the dates in the names of pages.
  ///   - appearance: A SHA-256 of all that determines how the pages of meetings look, and how they
  ///     are read.
  ///   - redaction: What is taken out of the meetings.
  package init(
    appearance: [UInt8], reader: BotStatusReader, renderer: SiteRenderer, timeZone: Zone = .utc,
    filter: MeetingFilter = MeetingFilter(), requirements: Set<Requirement> = [],
    redaction: SiteRedaction = SiteRedaction(), jobs: Int = 1
  ) {
    self.appearance = Array(SHA256.hash(data: appearance + renderer.fingerprint))
    self.redaction = redaction
    self.reader = reader
    self.renderer = renderer
    self.timeZone = timeZone
    self.filter = filter
    self.requirements = requirements
    self.jobs = max(jobs, 1)
  }

  /// Publishes the meetings of sources.
  ///
  /// A site is written whole or not at all: if a source cannot be read, its pages would go.
  ///
  /// - Parameters:
  ///   - inputs: The sources, which can be read several times.
  ///   - places: The folder of the site, and those beside it.
  ///   - keepsPrevious: Whether what is replaced is kept, so that it can be put back.
  ///   - report: Called with what is unusual.
  /// - Returns: What became of the site.
  package func publish(
    _ inputs: some Sequence<Input>, into places: SitePlaces, keepsPrevious: Bool = false,
    report: (PublishEvent) -> Void
  ) async throws -> PublishedSite {
    let previous = keepsPrevious ? try places.previous() : try? places.previous()
    let folder = try SiteFolder(path: places.site)
    let staged = try await stage(inputs, in: folder, report)
    let plan = try folder.replace(with: staged.site, keepingIn: keepsPrevious ? previous : nil)
    staged.saveForNextRun(in: folder)
    if !keepsPrevious {
      do {
        try previous?.remove()
      } catch {
        report(.previousStays(error))
      }
    }
    return PublishedSite(meetingCount: staged.meetingCount, plan: plan)
  }

  /// Makes the site of meetings beside the one that it is to replace, for review.
  ///
  /// - Returns: What would become of the site; nothing is kept for review if that is nothing.
  package func review(
    _ inputs: some Sequence<Input>, for places: SitePlaces, report: (PublishEvent) -> Void
  ) async throws -> PublishedSite {
    let path = try places.review()
    let site =
      FileSystem.kind(of: places.site) == nil ? nil : try SiteFolder(path: places.site)
    let folder = try SiteFolder(path: path, replacing: site, isPrivate: true)
    guard folder.record.map({ $0.base != nil }) ?? true else {
      throw ExportError(
        .usage, at: path, "the site in this folder is not one that waits for approval",
        advice: "move it away: a review is made here")
    }
    let present = site?.record ?? SiteRecord()
    let staged = try await stage(inputs, in: folder, base: try present.digest(), report)
    let plan = try SitePlan(from: present, to: staged.site)
    try folder.checkBase(for: staged.site)
    if plan.isEmpty {
      try folder.removeAll()
    } else {
      _ = try folder.replace(with: staged.site)
      staged.saveForNextRun(in: folder)
    }
    return PublishedSite(meetingCount: staged.meetingCount, plan: plan)
  }

  /// A site whose files are staged.
  private struct Staged {
    let meetingCount: Int
    let site: StagedSite
    let known: SiteCache
    let cache: SiteCacheRows
    let sources: KnownSources?

    /// Keeps what saves the next run time, as far as that is possible, once the site is in place: before
    /// that, nothing of it may be where others can see it.
    func saveForNextRun(in folder: SiteFolder) {
      try? cache.write(in: folder.folder, replacing: known)
      try? sources?.write(in: folder.folder)
      try? folder.noteFiles(site.files)
    }
  }

  /// Makes all files of a site that are not there yet, and stages them.
  ///
  /// - Parameter base: The digest of the record of the site that this one is to replace; nil if it is
  ///   to be put in place at once.
  /// - Throws: An error that says that nothing was published.
  private func stage(
    _ inputs: some Sequence<Input>, in folder: SiteFolder, base: String? = nil,
    _ report: (PublishEvent) -> Void
  ) async throws -> Staged {
    do {
      return try await stageAll(inputs, in: folder, base: base, report)
    } catch let error as ExportError {
      throw error.beforePublishing(in: folder.folder)
    } catch is SearchIndexError {
      throw ExportError.scratchDamage
    }
  }

  private func stageAll(
    _ inputs: some Sequence<Input>, in folder: SiteFolder, base: String?,
    _ report: (PublishEvent) -> Void
  ) async throws -> Staged {
    let (publisher, key) = try await redacting(inputs, in: folder)
    var staged = try await publisher.stageWithCache(inputs, in: folder, base: base, report)
    if let further = try await publisher.redactingLeaks(of: staged.site.files, in: folder) {
      // What was reported is not reported again.
      try folder.clearStaged()
      staged = try await further.stageWithCache(inputs, in: folder, base: base) { event in
        if case .failed = event { report(event) }
      }
      try await further.run?.check(staged.site.files, in: folder, jobs: jobs)
    }
    try publisher.finishRedaction(key: key, report)
    return staged
  }

  private func stageWithCache(
    _ inputs: some Sequence<Input>, in folder: SiteFolder, base: String?,
    _ report: (PublishEvent) -> Void
  ) async throws -> Staged {
    let known = SiteCache(in: folder.allFolders, key: readingKey)
    let sources = usesCache ? folder.knownSources() : nil
    do {
      return try await stageRedacted(inputs, known, sources, in: folder, base: base, report)
    } catch let error as ExportError where error.underlying is SourceChange && !known.isEmpty {
      // Perhaps it is the cache that is wrong. What was reported is not reported again.
      try folder.clearStaged()
      return try await stageRedacted(
        inputs, SiteCache(key: known.key), folder.knownSources(isListRead: false), in: folder,
        base: base
      ) { event in
        if case .failed = event { report(event) }
      }
    }
  }

  private func stageRedacted(
    _ inputs: some Sequence<Input>, _ known: SiteCache, _ sources: KnownSources?,
    in folder: SiteFolder, base: String?, _ report: (PublishEvent) -> Void
  ) async throws -> Staged {
    // Where sources are read although nothing has changed, most drafts would be for nothing.
    let drafts =
      usesCache || folder.isNew ? PageDrafts(in: folder, renderer: renderer) : nil
    var cache = SiteCacheRows(key: known.key, in: folder.staging)
    let site = try await readEntries(
      of: inputs, known, &cache, sources, drafts: drafts, in: folder, report)
    try cache.finish()
    try sources?.finish()
    // What a stage has freed is given back before the next one, which needs other sizes.
    HeapMemory.releaseFreed()
    var files = StagedFileList(in: folder.staging)
    let pages = try await stagePages(
      of: inputs, site, drafts: drafts, searchKey: known.searchKey, in: folder, &files)
    for stylesheet in renderer.stylesheets {
      try files.add(try folder.stage(stylesheet.bytes, as: stylesheet.name))
    }
    try await stageLists(of: site, in: folder, &files)
    HeapMemory.releaseFreed()
    cache.searchKey = try await stageSearch(
      of: site, keptPages: pages, known.searchKey, in: folder, &files)
    HeapMemory.releaseFreed()
    for (name, bytes) in try findingAids(of: site) {
      try files.add(try folder.stage(bytes, as: name))
    }
    try files.add(
      try folder.stage(try renderer.missingPage(site.navigation), as: SitePageName.missing))
    let staged = StagedSite(names: site.names, base: base, files: try files.finish())
    return Staged(
      meetingCount: site.count, site: staged, known: known, cache: cache, sources: sources)
  }

  /// Stages the pages of all lists.
  private func stageLists(
    of site: SiteMeetings, in folder: SiteFolder, _ files: inout StagedFileList
  ) async throws {
    let navigation = site.navigation
    try await withThrowingTaskGroup { group in
      var work = OrderedWork<Result<SiteFile, any Error>>(
        parallelism: jobs, window: Self.listWindowPerJob * jobs)
      defer { group.cancelAll() }
      func takeNext() async throws {
        try await work.wait(for: &group)
        while let file = work.next() { try files.add(try file.get()) }
      }
      for page in site.listPages {
        while work.isFull { try await takeNext() }
        try Task.checkCancellation()
        work.add(to: &group) { [self] in
          Result { try listPage(page, of: site, navigation, in: folder) }
        }
      }
      while !work.isEmpty { try await takeNext() }
    }
  }

  /// The page of a list, which is not made again if it is there and was made of the same.
  private func listPage(
    _ page: SiteMeetings.ListPage, of site: SiteMeetings, _ navigation: SiteNavigation,
    in folder: SiteFolder
  ) throws -> SiteFile {
    let listing = try site.listing(on: page)
    var writer = ByteWriter()
    writer.append(page.name)
    navigation.write(to: &writer)
    listing.write(to: &writer)
    let stamp = stamp(of: writer)
    if let file = try folder.present(page.name, stamp: stamp) { return file }
    return try folder.stage(
      try renderer.page(page.name, of: listing, navigation), as: page.name, stamp: stamp)
  }

  /// The number of lists per task that a long one may hold up.
  private static var listWindowPerJob: Int { 4 }

  /// The files by which programs find the pages: those for search engines, of a site that has an
  /// address, and that for language models, of one with Markdown.
  private func findingAids(
    of site: SiteMeetings
  ) throws -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    if renderer.address != nil {
      var pages = site.listPages.map(\.name)
      for index in 0..<site.count { pages.append(try site.meeting(index).page) }
      files = renderer.siteMap(of: pages.sorted(by: SiteRecord.isBefore))
    }
    var failure: (any Error)?
    func items() -> some Sequence<SiteListItem> {
      (0..<site.count).lazy.map { index in
        do {
          return try site.item(index)
        } catch {
          failure = error
          return nil
        }
      }.prefix { (item: SiteListItem?) in item != nil }.compactMap { $0 }
    }
    if let feed = renderer.feed(of: items()) { files.append((SitePageName.feed, feed)) }
    if let overview = renderer.overview(of: items()) {
      files.append((SitePageName.overview, overview))
    }
    if let failure { throw failure }
    if let robots = renderer.robots { files.append((SitePageName.robots, robots)) }
    return files
  }
}
