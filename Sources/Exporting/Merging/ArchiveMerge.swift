internal import Archive
internal import MeetingModel
internal import PailFlow

/// Merges the archives of several exports into one folder, as if one export had made all of it.
///
/// The shards of a list number its bots alike, so that the lines of all are in the order of the list.
/// Of a bot that is in several archives, the newest answer counts, unless another one has parts that
/// it lacks. Notes that people have edited are taken over. Running the same merge again continues one
/// that was stopped, and adds what is new.
public struct ArchiveMerge: Sendable {
  /// The folders of exports, or the paths of archives.
  public var sources: [String]
  /// The folder that everything is written into.
  public var folder: String
  /// The path of its archive outside the folder; nil if it is in the folder.
  public var archivePath: String?
  /// The list of the exports, which gives the order of bots that their archives number in ways that
  /// contradict each other; nil if there is none.
  public var list: BotList?
  /// The system calls that change files, which tests replace.
  package var calls = FileCalls.system

  /// Makes a merge.
  public init(
    _ sources: [String], into folder: String, archivePath: String? = nil, list: BotList? = nil
  ) {
    self.sources = sources
    self.folder = folder
    self.archivePath = archivePath
    self.list = list
  }

  /// Merges the archives.
  ///
  /// - Parameters:
  ///   - exporter: Makes the exporter that writes the notes, from what the archives tell of their
  ///     options. It must have the folder and the archive of this merge, and no client.
  ///   - report: Called for each event of the merge, one call at a time.
  ///   - exportReport: Called for each event of the notes, one call at a time.
  /// - Throws: An ``ExportError`` if nothing more can be done, or `CancellationError` if the task is
  ///   cancelled. What was done until then is kept.
  public func run(
    exporter: ([MergedArchive]) async throws -> Exporter,
    report: @escaping @Sendable (MergeEvent) -> Void,
    exportReport: @escaping @Sendable (ExportEvent) -> Void
  ) async throws -> MergeSummary {
    let target = ArchiveLocation(folder: folder, path: archivePath)
    let places = try places(apartFrom: target)
    let isNew = FileSystem.kind(of: folder) == nil
    let opened = try Folder(making: folder)
    do {
      return try await run(places, target, opened, exporter, report, exportReport)
    } catch {
      // Nothing was written if the options were wrong.
      if isNew { FileSystem.removeFolderIfEmpty(folder) }
      throw error
    }
  }

  private func run(
    _ places: [MergePlace], _ target: ArchiveLocation, _ opened: Folder,
    _ exporter: ([MergedArchive]) async throws -> Exporter,
    _ report: @escaping @Sendable (MergeEvent) -> Void,
    _ exportReport: @escaping @Sendable (ExportEvent) -> Void
  ) async throws -> MergeSummary {
    let lock = try FolderLock(opened, command: "merging", calls: calls)
    defer { withExtendedLifetime(lock) {} }
    let archiveLock = try FolderLock.ofArchive(target, command: "merging", calls: calls)
    defer { withExtendedLifetime(archiveLock) {} }
    StagingFolder.clearLeftovers(in: opened)
    var staging: StagingFolder?
    defer { withExtendedLifetime(staging) {} }
    func copies() throws(ExportError) -> Folder {
      if let staging { return staging.folder }
      let made = try StagingFolder(in: opened)
      staging = made
      try made.folder.makePrivate()
      return made.folder
    }
    var sources: [MergeSource] = []
    defer { for source in sources { try? source.archive.close() } }
    for (number, place) in places.enumerated() {
      let source = try MergeSource(place, number: number, copyingInto: copies)
      sources.append(source)
      if source.isCopy { report(.copied(name: source.name)) }
    }
    let (exporter, archive) = try await exporterAndArchive(
      target,
      exporter: exporter,
      sources.map { MergedArchive(name: $0.name, command: $0.command, formats: $0.formats) })
    let output = try OutputFolder(opened, calls: calls, keeping: try archive.keptStagedName())
    do {
      try ExportRecovery(archive: archive, folder: output).complete()
      // What is to be overwritten need not be taken over.
      let formats =
        exporter.options.editPolicy == .overwrite ? [] : exporter.templates.map(\.format)
      var work = try AnswerMerge(
        archive, output, sources, editsIn: formats, reader: exporter.reader,
        now: exporter.timing.now(),
        report: report)
      try work.run(list: list)
      if !exporter.options.command.isEmpty {
        try archived { try archive.remember(command: exporter.options.command, ofServer: false) }
      }
      let notes = try await exporter.run(
        over: nil, choosesLines: true, archive, output, exportReport)
      try work.tellFilesBeside()
      var summary = work.summary
      summary.notes = notes
      let status = try ExportStatus(archive)
      summary.failed = status.failures.reduce(0) { $0 + $1.count }
      summary.waiting = status.waiting.reduce(0) { $0 + $1.count }
      summary.notAsked = status.notAsked
      try output.clear(for: archive)
      try archive.closed()
      return summary
    } catch {
      try? output.clear(for: archive)
      try? archive.close()
      throw error
    }
  }

  /// Opens the archive that is written, which is not made before the options are known to be right.
  ///
  /// The options of merges and exports into it count as those of the other archives do.
  private func exporterAndArchive(
    _ target: ArchiveLocation, exporter: ([MergedArchive]) async throws -> Exporter,
    _ archives: [MergedArchive]
  ) async throws -> (Exporter, Archive) {
    guard FileSystem.kind(of: target.path) != nil else {
      return (try await exporter(archives), try Archive.opened(at: target.path, .creating))
    }
    let archive = try Archive.opened(at: target.path, .creating)
    do {
      // Options that cannot be read are not known.
      let command = (try? archive.command()) ?? []
      let own = MergedArchive(name: folder, command: command, formats: [])
      return (try await exporter(archives + [own]), archive)
    } catch {
      try? archive.close()
      throw error
    }
  }

  /// Finds the archives.
  ///
  /// - Throws: An ``ExportError`` if one of them is that of the folder, or is named twice.
  private func places(apartFrom target: ArchiveLocation) throws(ExportError) -> [MergePlace] {
    let (own, ownName) =
      FileSystem.kind(of: target.path) == nil ? (nil, "") : try Folder.holding(target.path)
    let identity = own?.entry(ownName)?.identity
    var places: [MergePlace] = []
    for word in sources {
      let place = try MergePlace(word)
      guard place.identity != identity else {
        throw ExportError(
          .usage, at: word, "this is the archive that the others are to be merged into",
          advice: "leave it out: what it has stays in it")
      }
      if let other = places.first(where: { $0.identity == place.identity }) {
        throw ExportError(
          .usage, at: word, "this is the archive of \(other.word), too", advice: "name it once")
      }
      places.append(place)
    }
    return places
  }
}
