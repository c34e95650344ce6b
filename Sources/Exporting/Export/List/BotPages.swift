internal import Archive
internal import Reports

/// The bots that a round may cover, page by page.
///
/// If nothing is new, reading them and checking the sizes of their files is all the work. So the
/// files of a page are checked in concurrent parts while the next page is read, and all of that
/// while the previous page is processed.
actor BotPages {
  private let archive: Archive
  private let folder: OutputFolder
  private let templates: [OutputFormat: Int64]
  private let linesFrom: Int64?
  private let state: ArchivedState?
  private let others: [ArchivedFormat]
  /// The position of the last returned bot; nil at the start.
  private var last: Int64?
  /// The next page, if it was already read.
  private var following: [ArchivedBot]?

  /// Short, so that the first requests are sent soon.
  private static let firstPageLength = 100
  private static let pageLength = 1_000
  private static let partLength = 250

  /// - Parameters:
  ///   - templates: The numbers of the templates in the archive.
  ///   - linesFrom: The position after which unlisted bots are returned too; nil for none of them.
  ///   - state: The state of the bots; nil for any.
  init(
    archive: Archive, folder: OutputFolder, templates: [OutputFormat: Int64], linesFrom: Int64?,
    state: ArchivedState?
  ) {
    self.archive = archive
    self.folder = folder
    self.templates = templates
    self.linesFrom = linesFrom
    self.state = state
    others = templates.keys.map(\.archived).filter(ArchivedFormat.uncommon.contains)
      .sorted { $0.rawValue < $1.rawValue }
  }

  /// The next page, in order of position; empty at the end.
  func next() async throws -> [CheckedBot] {
    guard let previous = last else {
      let page = try read(after: 0, Self.firstPageLength)
      last = page.last?.position ?? 0
      return await checked(page)
    }
    let page = try following ?? read(after: previous, Self.pageLength)
    guard let position = page.last?.position else { return [] }
    last = position
    async let following = read(after: position, Self.pageLength)
    let checked = await checked(page)
    self.following = try await following
    return checked
  }

  private nonisolated func read(
    after position: Int64, _ limit: Int
  ) throws(ExportError) -> [ArchivedBot] {
    do throws(ArchiveError) {
      return try archive.bots(
        after: position, linesFrom: linesFrom, in: state, others: others, limit: limit)
    } catch {
      throw ExportError(error)
    }
  }

  private nonisolated func checked(_ page: [ArchivedBot]) async -> [CheckedBot] {
    await withTaskGroup(of: (start: Int, bots: [CheckedBot]).self) { group in
      for start in stride(from: 0, to: page.count, by: Self.partLength) {
        let part = page[start..<min(start + Self.partLength, page.count)]
        group.addTask { (start, self.checked(part)) }
      }
      var parts: [(start: Int, bots: [CheckedBot])] = []
      for await part in group { parts.append(part) }
      return parts.sorted { $0.start < $1.start }.flatMap(\.bots)
    }
  }

  private nonisolated func checked(_ part: ArraySlice<ArchivedBot>) -> [CheckedBot] {
    part.map { CheckedBot(bot: $0, staleNotes: staleNotes(of: $0)) }
  }

  private nonisolated func staleNotes(of bot: ArchivedBot) -> Set<OutputFormat> {
    guard bot.isListed, bot.hasAnswer, bot.hasNotes else { return [] }
    var formats: Set<OutputFormat> = []
    for (format, template) in templates where format.isNote {
      let output = bot.output(in: format)
      let isCurrent =
        output.map { output in
          output.template == template && output.size != nil
            && folder.size(of: output.name) == output.size
        } ?? false
      if !isCurrent { formats.insert(format) }
    }
    return formats
  }
}
