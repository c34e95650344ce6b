internal import Crypto
internal import Exporting
internal import MeetingModel
internal import Reports

/// The second pass over the sources: the pages of meetings.
extension Publisher {
  /// Stages the pages of all meetings, each with its Markdown.
  ///
  /// A page that is there as it was written, and was made of the same, is not made again; where that
  /// holds for all pages of a source, or where the first pass has made them, it is not even read.
  ///
  /// - Parameters:
  ///   - hashes: The hashes of the sources in the first pass, by number.
  ///   - drafts: The pages that the first pass has made.
  /// - Throws: An ``ExportError`` also if a source is another one than in the first pass.
  func stagePages(
    of inputs: some Sequence<Input>, _ site: SiteMeetings, _ hashes: [Int: ContentHash],
    drafts: PageDrafts?, in folder: SiteFolder
  ) async throws -> [SiteFile] {
    let pages = MeetingPages(site, publisher: self, folder: folder, drafts: drafts)
    let pass = MeetingPass<[SiteFile]>(reader: reader, jobs: jobs) { number in
      try pages.finished(from: number, hashes[number])
    } madeOf: { number, hash in
      guard hash == hashes[number] else { throw Self.changed }
      return nil
    }
    var files: [SiteFile] = []
    var count = 0
    try await pass.run(over: inputs) { place, meeting, source in
      try await pages.staged(meeting, at: place, from: source)
    } take: { item in
      switch item {
      case .failed: throw Self.changed
      case .allMade(let all):
        files += all.joined()
        count += all.count
      case .made(_, let made):
        files += made
        count += made.isEmpty ? 0 : 1
      }
    }
    guard count == site.meetings.count else { throw Self.changed }
    return files
  }

  static let changed = ExportError(
    .failed, "a source has changed while it was being read; nothing was published",
    advice: "run the same command again", underlying: SourceChange())
}

/// A source is not as the first pass has found it, or as the cache has it.
struct SourceChange: Error {}

/// The pages of the meetings of a site, by their places in the sources.
private struct MeetingPages: Sendable {
  let site: SiteMeetings
  let publisher: Publisher
  let folder: SiteFolder
  private let drafts: PageDrafts?
  private let navigation: SiteNavigation
  private let indices: [MeetingPlace: Int]
  /// The meetings of each source, in no particular order.
  private let places: [Int: [MeetingPlace]]

  init(
    _ site: SiteMeetings, publisher: Publisher, folder: SiteFolder, drafts: PageDrafts?
  ) {
    self.site = site
    self.publisher = publisher
    self.folder = folder
    self.drafts = drafts
    navigation = site.navigation
    indices = Dictionary(
      site.meetings.enumerated().map { ($0.element.place, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    places = Dictionary(grouping: site.meetings.map(\.place), by: \.source)
  }

  /// The files of all meetings of a source that are on the site; nil if it has to be read for one.
  func finished(from number: Int, _ source: ContentHash?) throws -> [[SiteFile]]? {
    var all: [[SiteFile]] = []
    for place in places[number] ?? [] {
      try Task.checkCancellation()
      guard let index = indices[place], let files = try finished(index, place, source) else {
        return nil
      }
      all.append(files)
    }
    return all
  }

  private func finished(
    _ index: Int, _ place: MeetingPlace, _ source: ContentHash?
  ) throws -> [SiteFile]? {
    let frame = try frame(of: index)
    let stamp = try source.map { try self.stamp(index, $0, frame) }
    if let stamp, let files = try present(index, stamp: stamp) { return files }
    guard let draft = try drafts?.draft(at: place), let page = draft.page.page(in: frame) else {
      return nil
    }
    let files = try stage(page, draft.twin, of: index, stamp: stamp)
    try drafts?.remove(at: place)
    return files
  }

  private func present(_ index: Int, stamp: ContentHash) throws -> [SiteFile]? {
    let page = site.meetings[index].page
    guard let file = try folder.present(page, stamp: stamp) else { return nil }
    guard publisher.renderer.hasTwins else { return [file] }
    return try folder.present(SitePageName.twin(of: page), stamp: stamp).map { [file, $0] }
  }

  /// Makes the files of a meeting; none for one that is not on the site.
  func staged(
    _ meeting: Meeting, at place: MeetingPlace, from source: ContentHash?
  ) async throws -> [SiteFile] {
    guard let index = indices[place] else { return [] }
    let frame = try frame(of: index)
    let stamp = try source.map { try self.stamp(index, $0, frame) }
    let renderer = publisher.renderer
    guard let view = try publisher.view(of: meeting, findsEvidence: true),
      renderer.entry(of: view) == site.meetings[index].entry
    else { throw Publisher.changed }
    await Task.yield()
    return try stage(
      try renderer.page(of: view, in: frame), try renderer.twin(of: view), of: index, stamp: stamp)
  }

  private func stage(
    _ bytes: [UInt8], _ twin: [UInt8]?, of index: Int, stamp: ContentHash?
  ) throws -> [SiteFile] {
    let page = site.meetings[index].page
    var files = [try folder.stage(bytes, as: page, stamp: stamp)]
    if let twin {
      files.append(try folder.stage(twin, as: SitePageName.twin(of: page), stamp: stamp))
    }
    return files
  }

  private func frame(of index: Int) throws -> PageFrame {
    let shown = site.meetings[index]
    return try publisher.renderer.frame(
      of: shown.page, navigation, meeting: site.item(index), earlier: shown.earlier.map(site.item),
      later: shown.later.map(site.item))
  }

  /// A SHA-256 of all that the page of a meeting is made of.
  private func stamp(
    _ index: Int, _ source: ContentHash, _ frame: PageFrame
  ) throws -> ContentHash {
    var hash = SHA256()
    hash.update(data: publisher.appearance)
    hash.update(data: source.bytes)
    hash.update(data: Array("\(site.meetings[index].place.index) ".utf8))
    hash.update(data: frame.bytes)
    return ContentHash(hash.finalize())
  }
}
