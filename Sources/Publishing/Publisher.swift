package import BotStatus
internal import Evidence
package import Exporting
package import MeetingModel
package import Reports
package import TimeZones

/// Makes a site of meetings, and replaces one with another in one step.
///
///     sources ─► entries ─► SiteMeetings ─► pages ─► SiteFolder ─► SitePlan
///        └──────────────────────────────────┘
///
/// The meetings are read twice: once for what the lists show of them, and once for their pages, which
/// link to others. So only a small entry of each is kept, however many there are.
package struct Publisher: Sendable {
  private let reader: BotStatusReader
  private let renderer: SiteRenderer
  private let timeZone: Zone
  private let filter: MeetingFilter
  private let requirements: Set<Requirement>
  private let jobs: Int

  /// Makes a publisher that renders at most `jobs` meetings concurrently.
  ///
  /// - Parameter timeZone: The time zone of the dates in the names of pages.
  package init(
    reader: BotStatusReader, renderer: SiteRenderer, timeZone: Zone = .utc,
    filter: MeetingFilter = MeetingFilter(), requirements: Set<Requirement> = [], jobs: Int = 1
  ) {
    self.reader = reader
    self.renderer = renderer
    self.timeZone = timeZone
    self.filter = filter
    self.requirements = requirements
    self.jobs = max(jobs, 1)
  }

  /// Publishes the meetings of sources into a folder.
  ///
  /// A site is written whole or not at all: if a source cannot be read, its pages would go.
  ///
  /// - Parameters:
  ///   - inputs: The sources, which can be read twice.
  ///   - path: The folder of the site.
  ///   - report: Called with what is unusual.
  /// - Returns: What became of the site.
  package func publish(
    _ inputs: some Sequence<Input>, into path: String, report: (PublishEvent) -> Void
  ) async throws -> PublishedSite {
    let folder = try SiteFolder(path: path)
    let site = try await readEntries(of: inputs, report)
    var files = try await stagePages(of: inputs, site, in: folder)
    for stylesheet in renderer.stylesheets {
      files.append(try folder.stage(stylesheet.bytes, as: stylesheet.name))
    }
    let navigation = site.navigation
    try site.forEachListing { name, listing in
      try Task.checkCancellation()
      files.append(try folder.stage(try renderer.page(of: listing, navigation), as: name))
    }
    files.append(
      try folder.stage(try renderer.missingPage(navigation), as: SitePageName.missing))
    return PublishedSite(
      meetingCount: site.meetings.count, plan: try folder.replace(with: files))
  }

  // MARK: Entries

  /// What the first pass keeps of a meeting.
  private enum Kept: Sendable {
    case entry(SiteEntry, bot: String?)
    case unfinished(String?)
    case unchosen
    case lacking(ExportError)
  }

  private func readEntries(
    of inputs: some Sequence<Input>, _ report: (PublishEvent) -> Void
  ) async throws -> SiteMeetings {
    var entries: [(place: MeetingPlace, entry: SiteEntry)] = []
    var places: [String: Int] = [:]
    var failure: ExportError?
    try await MeetingPass(reader: reader, jobs: jobs).run(over: inputs) {
      [self] _, meeting -> Kept in
      guard meeting.status != .running, meeting.hasNotes else { return .unfinished(meeting.botID) }
      guard let view = view(of: meeting) else { return .unchosen }
      if let reason = meeting.lackInWords(of: requirements, subject: "this saved answer") {
        return .lacking(
          ExportError(.notReady, at: meeting.botID ?? "a meeting", reason, advice: .fetchAgain))
      }
      return .entry(renderer.entry(of: view), bot: meeting.botID)
    } take: { item in
      switch item {
      case .failed(let error), .meeting(_, .lacking(let error)):
        report(.failed(error))
        failure = failure ?? error
      case .meeting(_, .unchosen): break
      case .meeting(_, .unfinished(let bot)): report(.unfinished(bot: bot))
      case .meeting(let place, .entry(let entry, let bot)):
        guard let bot else { return entries.append((place, entry)) }
        if let index = places[bot] {
          report(.repeated(bot: bot))
          entries[index] = (place, entry)
        } else {
          places[bot] = entries.count
          entries.append((place, entry))
        }
      }
    }
    if let failure {
      throw ExportError(
        failure.kind, "a source cannot be read, and its pages would go: nothing was published",
        advice: "mend it or leave it out", underlying: failure)
    }
    return SiteMeetings(entries) { timeZone.localTime(at: $0).time.dateText }
  }

  /// The view of a meeting without its private parts; nil if it is not chosen.
  private func view(of meeting: Meeting) -> MeetingView? {
    guard filter.chooses(meeting) else { return nil }
    var meeting = meeting
    meeting.removePrivateParts()
    return MeetingView(meeting)
  }

  // MARK: Pages

  private func stagePages(
    of inputs: some Sequence<Input>, _ site: SiteMeetings, in folder: SiteFolder
  ) async throws -> [SiteFolder.File] {
    let indices = Dictionary(
      site.meetings.enumerated().map { ($0.element.place, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let navigation = site.navigation
    var files: [SiteFolder.File] = []
    files.reserveCapacity(site.meetings.count)
    try await MeetingPass(reader: reader, jobs: jobs).run(over: inputs) {
      [self] place, meeting -> SiteFolder.File? in
      guard let index = indices[place] else { return nil }
      let shown = site.meetings[index]
      guard filter.chooses(meeting) else { throw Self.changed }
      var meeting = meeting
      meeting.removePrivateParts()
      meeting.findEvidence()
      let view = MeetingView(meeting)
      guard renderer.entry(of: view) == shown.entry else { throw Self.changed }
      let frame = try renderer.frame(
        navigation, earlier: shown.earlier.map(site.item), later: shown.later.map(site.item))
      await Task.yield()
      return try folder.stage(try renderer.page(of: view, in: frame), as: shown.page)
    } take: { item in
      switch item {
      case .failed: throw Self.changed
      case .meeting(_, let file): if let file { files.append(file) }
      }
    }
    guard files.count == site.meetings.count else { throw Self.changed }
    return files
  }

  private static let changed = ExportError(
    .failed, "a source has changed while it was being read; nothing was published",
    advice: "run the same command again")
}

/// Something unusual that was met while a site was made.
package enum PublishEvent: Sendable {
  /// A source, or an item of it, cannot be read.
  case failed(ExportError)
  /// A meeting is left out, since it has not ended or has nothing to show.
  case unfinished(bot: String?)
  /// There are several answers about a bot, of which the last one counts.
  case repeated(bot: String)
}

/// What was published.
package struct PublishedSite: Sendable {
  /// The number of meetings on the site.
  package let meetingCount: Int
  /// What became of the files.
  package let plan: SitePlan
}
