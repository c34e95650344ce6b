internal import Exporting
internal import MeetingModel
internal import Reports
internal import SiteSearch

/// The second pass over the sources: the pages of meetings.
extension Publisher {
  /// Stages the pages of all meetings, each with its Markdown.
  ///
  /// A page that is there as it was written, and was made of the same, is not made again; where that
  /// holds for all pages of a source, or where the first pass has made them, it is not even read.
  ///
  /// - Parameters:
  ///   - drafts: The pages that the first pass has made.
  ///   - searchKey: The key of the first file of the index of the last run; nil without one.
  ///   - files: Where the files are added.
  /// - Returns: For each meeting, whether its page is the one from which that index was made.
  /// - Throws: An ``ExportError`` also if a source is another one than in the first pass.
  func stagePages(
    of inputs: some Sequence<Input>, _ site: SiteMeetings, drafts: PageDrafts?,
    searchKey: String?, in folder: SiteFolder, _ files: inout StagedFileList
  ) async throws -> [Bool] {
    // A page may be the one of the site that is to be replaced, and the index that of a review.
    let indexed = searchKey.map { folder.records(having: SearchFile.name(of: $0)) } ?? []
    let pages = MeetingPages(site, publisher: self, folder: folder, drafts: drafts)
    let pass = MeetingPass<MeetingPages.Made?>(reader: reader, jobs: jobs) { number in
      try pages.finished(from: number)
    } madeByHash: { number, hash in
      guard try pages.source(number) == hash else { throw Self.changed }
      return nil
    }
    var isKept = [Bool](repeating: false, count: site.count)
    var count = 0
    func take(_ made: MeetingPages.Made?) throws {
      guard let made else { return }
      try files.add(made.files)
      if let page = made.files.first, let stamp = page.stamp {
        isKept[made.index] = indexed.contains { $0.stamp(of: page.name) == stamp }
      }
      count += 1
    }
    try await pass.run(over: inputs) { place, meeting, source in
      try await pages.staged(meeting, at: place, from: source)
    } take: { item in
      switch item {
      case .failed: throw Self.changed
      case .allMade(let all): try all.forEach(take)
      case .made(_, let made): try take(made)
      }
    }
    guard count == site.count else { throw Self.changed }
    return isKept
  }

  /// The SHA-256 of what a page shows, and of all else that determines how it looks.
  func stamp(of page: ByteWriter) -> ContentHash { ContentHash(of: appearance + page.bytes) }

  static let changed = ExportError(
    .failed, "a source has changed while it was being read; nothing was published",
    advice: "run the same command again", underlying: SourceChange())
}

/// A source is not as the first pass has found it, or as the cache has it.
struct SourceChange: Error {}

/// The pages of the meetings of a site, by their places in the sources.
private struct MeetingPages: Sendable {
  /// The files of a meeting: its page, and the Markdown beside it.
  struct Made: Sendable {
    let index: Int
    let files: [SiteFile]
  }

  let site: SiteMeetings
  let publisher: Publisher
  let folder: SiteFolder
  private let drafts: PageDrafts?
  private let navigation: SiteNavigation

  init(
    _ site: SiteMeetings, publisher: Publisher, folder: SiteFolder, drafts: PageDrafts?
  ) {
    self.site = site
    self.publisher = publisher
    self.folder = folder
    self.drafts = drafts
    navigation = site.navigation
  }

  /// The hash of a source in the first pass; nil if it has none, or no meeting on the site.
  func source(_ number: Int) throws -> ContentHash? {
    guard let first = site.meetings(from: number).first else { return nil }
    return try site.meeting(first.number).source
  }

  /// The files of all meetings of a source that are on the site; nil if it has to be read for one.
  func finished(from number: Int) throws -> [Made]? {
    var all: [Made] = []
    for placed in site.meetings(from: number) {
      try Task.checkCancellation()
      guard let made = try finished(placed.number) else { return nil }
      all.append(made)
    }
    return all
  }

  private func finished(_ index: Int) throws -> Made? {
    let meeting = try site.meeting(index)
    let links = try links(of: meeting)
    let stamp = stamp(meeting, meeting.source, links)
    if let stamp, let files = try present(meeting, stamp: stamp) {
      return Made(index: index, files: files)
    }
    guard let draft = try drafts?.draft(at: meeting.place),
      let page = draft.page.page(in: try frame(of: meeting, links))
    else { return nil }
    let files = try stage(page, draft.twin, of: meeting, stamp: stamp)
    try drafts?.remove(at: meeting.place)
    return Made(index: index, files: files)
  }

  private func present(
    _ meeting: SiteMeetings.Meeting, stamp: ContentHash
  ) throws -> [SiteFile]? {
    guard let file = try folder.present(meeting.page, stamp: stamp) else { return nil }
    guard publisher.renderer.hasTwins else { return [file] }
    return try folder.present(SitePageName.twin(of: meeting.page), stamp: stamp).map { [file, $0] }
  }

  /// Makes the files of a meeting; nil for one that is not on the site.
  func staged(
    _ meeting: Meeting, at place: MeetingPlace, from source: ContentHash?
  ) async throws -> Made? {
    guard let index = site.index(at: place) else { return nil }
    let shown = try site.meeting(index)
    let links = try links(of: shown)
    let frame = try frame(of: shown, links)
    let renderer = publisher.renderer
    guard let view = try publisher.view(of: meeting, findsEvidence: true),
      renderer.entry(of: view) == shown.entry
    else { throw Publisher.changed }
    await Task.yield()
    return Made(
      index: index,
      files: try stage(
        try renderer.page(of: view, in: frame), try renderer.twin(of: view), of: shown,
        stamp: stamp(shown, source, links)))
  }

  private func stage(
    _ bytes: [UInt8], _ twin: [UInt8]?, of meeting: SiteMeetings.Meeting, stamp: ContentHash?
  ) throws -> [SiteFile] {
    var files = [try folder.stage(bytes, as: meeting.page, stamp: stamp)]
    if let twin {
      files.append(
        try folder.stage(twin, as: SitePageName.twin(of: meeting.page), stamp: stamp))
    }
    return files
  }

  /// What the frame of a page leads to.
  private struct Links {
    let meeting: SiteListItem
    let earlier: SiteListItem?
    let later: SiteListItem?
  }

  private func links(of meeting: SiteMeetings.Meeting) throws -> Links {
    Links(
      meeting: site.item(of: meeting), earlier: try meeting.earlier.map { try site.item($0) },
      later: try meeting.later.map { try site.item($0) })
  }

  private func frame(of meeting: SiteMeetings.Meeting, _ links: Links) throws -> PageFrame {
    try publisher.renderer.frame(
      of: meeting.page, navigation, meeting: links.meeting, earlier: links.earlier,
      later: links.later)
  }

  /// A SHA-256 of all that the page of a meeting is made of; nil if the source has none.
  private func stamp(
    _ meeting: SiteMeetings.Meeting, _ source: ContentHash?, _ links: Links
  ) -> ContentHash? {
    guard let source else { return nil }
    var writer = ByteWriter()
    writer.append(source)
    writer.append(meeting.place.index)
    navigation.write(to: &writer)
    links.meeting.write(to: &writer)
    writer.append(links.earlier) { $1.write(to: &$0) }
    writer.append(links.later) { $1.write(to: &$0) }
    return publisher.stamp(of: writer)
  }
}
