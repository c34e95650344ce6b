internal import Archive
internal import ArgumentParser
internal import BotStatus
internal import Exporting
internal import MeetingModel
internal import PailFlow
internal import Reports

/// `debrief render`: notes for one or a few meetings.
struct RenderCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Write the notes of one meeting or a few.",
    discussion: """
      A source is the ID of a bot that has finished, a file with saved answers of the service (one, \
      a JSON array or JSON Lines), a folder of such files, or - for standard input.

      Notes that have been edited since they were written are kept, and the new text goes to \
      NAME.EXT.new next to them; with --archive, it is merged into Markdown notes in the folder of \
      the export. JSON Lines are always overwritten.
      """)

  @Argument(
    help: "Bot IDs, files, folders, or - for standard input.",
    completion: .file(extensions: ["json", "jsonl", "ndjson"]))
  var sources: [String] = []

  @Option(
    help: .init(
      "The folder of an export, or the path of an archive, whose meetings are rendered again: all of them, or those with the given IDs.",
      valueName: "path"),
    completion: .file())
  var archive: String?

  @OptionGroup var filter: ArchiveFilterOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var fileName: FileNameOptions
  @OptionGroup var locale: LocaleOptions
  @OptionGroup var meeting: MeetingOptions
  @OptionGroup var waiting: WaitingOptions
  @OptionGroup var service: ServiceOptions
  @OptionGroup var settings: SettingsOptions
  @OptionGroup var log: LogOptions

  func validate() throws {
    guard !sources.isEmpty || archive != nil else {
      throw ValidationError("give sources, or --archive with the folder of an export")
    }
    if archive == nil, let option = filter.givenOption {
      throw ValidationError("\(option) chooses meetings of an archive: give --archive, too")
    }
    if archive != nil, let word = sources.first(where: { BotID($0) == nil }) {
      throw ValidationError("\(word): with --archive, give the IDs of its bots or no sources")
    }
    try output.notes.appearance.check(requiring: try meeting.requirements())
  }

  func run(_ console: Console) async throws -> ExitStatus {
    let reader = meeting.reader()
    let status =
      if let archive {
        try await render(archive, reader: reader, console)
      } else {
        try await render(SourceList(sources), reader: reader, console)
      }
    NameReport.tell(meeting, read: reader, on: console)
    return status
  }

  private func pattern(
    recorded: [String] = [], isUsed: Bool, on console: Console
  ) throws -> FileNamePattern? {
    try fileName.pattern(
      for: output.notes.appearance, locale: locale, title: output.title, recorded: recorded,
      isUsed: isUsed, on: console)
  }

  private func render(
    _ sources: SourceList, reader: BotStatusReader, _ console: Console
  ) async throws -> ExitStatus {
    let requirements = try meeting.requirements()
    var pipeline = try await output.pipeline(
      reader: reader, requirements: requirements, locale: locale,
      hasManySources: sources.count > 1, on: console)
    pipeline.fileNamePattern = try pattern(isUsed: pipeline.namesNotes, on: console)
    let report = ExportReport(console: console)
    return try await service.withInputs(
      of: sources, reader: reader, waiting: waiting.options(requiring: requirements),
      insistsOnResults: waiting.insistsOnResults, console
    ) { inputs in
      await report.run(pipeline, over: inputs)
    }
  }

  /// Renders the meetings of an archive.
  ///
  /// The notes go to its folder, where only changed ones are written, or to another place.
  private func render(
    _ archive: String, reader: BotStatusReader, _ console: Console
  ) async throws -> ExitStatus {
    let location = ArchiveLocation(archive)
    let bots = try await chosenBots(in: location, console)
    guard let folder = output.path ?? location.folder else {
      throw ExportError(
        .usage, at: archive, "the file of an archive does not say where its notes are",
        advice: "name their folder with -o, or a place for new notes")
    }
    guard try location.hasNotes(in: folder) else {
      var pipeline = try await output.pipeline(
        reader: reader, requirements: try meeting.requirements(), locale: locale,
        hasManySources: bots?.count != 1, on: console)
      pipeline.fileNamePattern = try pattern(isUsed: pipeline.namesNotes, on: console)
      return await ExportReport(console: console)
        .run(pipeline, over: try ArchivedInputs(location, bots: bots))
    }
    var options = ExportOptions(folder: folder)
    options.archivePath = location.folder?.asFolder == folder.asFolder ? nil : location.path
    options.renderingJobs = output.jobs ?? Processors.count
    options.editPolicy = output.notes.editPolicy
    options.requirements = try meeting.requirements()
    options.bots = bots
    options.fileNamePattern = try pattern(
      recorded: ExportStatus(location).command,
      isUsed: output.formats().contains { $0 != .jsonLines }, on: console)
    let exporter = Exporter(
      client: nil, reader: reader,
      templates: try await output.templates(
        locale: locale, settings: meeting.settings, on: console),
      options: options)
    let style: ProgressOptions.Style = console.isTerminal && !console.isJSON ? .bar : .plain
    let report = ExportReport(
      console: console, style: console.verbosity > .quiet ? style : .none)
    return await report.run(exporter, over: nil, folder: folder)
  }

  /// The bots that are rendered; nil for all of an archive.
  private func chosenBots(in location: ArchiveLocation, _ console: Console) async throws -> [BotID]?
  {
    let named = sources.isEmpty ? nil : sources.compactMap { BotID($0) }
    guard filter.givenOption != nil else { return named }
    let choice = try filter.choice(in: try locale.timeZone(), speakers: meeting.speaker)
    let catalogue = try MeetingCatalogue(location)
    let findings = try await console.withProgress("reading the archive") {
      try await catalogue.fill($0)
    }
    console.say(findings, of: location.path, lack: "not rendered")
    var chosen: [BotID] = []
    let unmatched = try catalogue.forEach(in: choice) { listed in
      if listed.status != nil { chosen.append(listed.id) }
      return true
    }
    let bots = try named.map { named in
      // Bots that the archive does not have fail as they do without a filter.
      let others = Set(try catalogue.known(among: named)).subtracting(chosen)
      if !others.isEmpty {
        console.say(
          .info,
          "\(others.count.counted("bot")) that you named \(others.count == 1 ? "is" : "are") left out"
            + " by the filters",
          fields: [("event", "left_out"), ("count", "\(others.count)")])
      }
      return named.filter { !others.contains($0) }
    }
    try catalogue.close()
    for (name, suggestion) in unmatched { console.sayUnmatched(name, suggestion) }
    guard !(bots ?? chosen).isEmpty else {
      throw ExportError(
        .usage, at: location.path, "the filters match none of the meetings: nothing was rendered",
        advice: "check the days, the names and the state by which meetings are chosen")
    }
    return bots ?? chosen
  }
}
