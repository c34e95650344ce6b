internal import ArgumentParser
internal import BotStatus
internal import Exporting
internal import Logging
internal import MeetingModel
internal import PailFlow
internal import Reports

/// `debrief export`: notes for large numbers of bots.
struct ExportCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the notes of large numbers of bots, resuming where the last run stopped.",
    discussion: """
      The list has one ID per line, or is CSV with a column bot_id, or JSON Lines with a member \
      bot_id. The folder also holds debrief.sqlite, an archive of what was fetched and written: \
      running the same command again does what was left undone, and asks again about bots that \
      failed or had not finished.

      With -t jsonl -o -, it is a filter instead: it reads IDs as they come, writes a line for each \
      meeting as soon as it is done, and keeps nothing.
      """)

  @Argument(help: .init("Bot IDs.", valueName: "id"))
  var ids: [String] = []

  @Option(
    name: .customLong("from"),
    help: .init("A file of bot IDs, or - for standard input.", valueName: "file"),
    completion: .file())
  var listPath: String?

  @OptionGroup var archive: ArchivePathOptions

  @Option(
    help: .init("Export only shard I of N; a bot is always in the same shard.", valueName: "i/n"))
  var shard: String?

  @Option(help: .init("The maximum number of requests per second.", valueName: "n/s"))
  var rate: String?

  @Option(
    help: .init(
      "The maximum number of retries per bot. While the service is down, the export waits for up to five minutes regardless.",
      valueName: "n"))
  var retries: Int = 5

  @Flag(help: "Ask again about bots whose answers are already in the archive.")
  var refresh = false

  @Flag(help: "Stop at the first failure.")
  var abortOnError = false

  @Flag(help: "Only print what would be done.")
  var dryRun = false

  @Flag(
    name: .customLong("jsonl-gzip"),
    help:
      "Compress the JSON Lines into meetings.jsonl.gz, with one gzip member per 1,000 bots of the list."
  )
  var packsLines = false

  @OptionGroup var stream: StreamOptions
  @OptionGroup var progress: ProgressOptions
  @OptionGroup var output: FolderOptions
  @OptionGroup var fileName: FileNameOptions
  @OptionGroup var locale: LocaleOptions
  @OptionGroup var meeting: MeetingOptions
  @OptionGroup var waiting: WaitingOptions
  @OptionGroup var service: ServiceOptions
  @OptionGroup var settings: SettingsOptions
  @OptionGroup var log: LogOptions

  func validate() throws {
    guard !ids.isEmpty || listPath != nil else {
      throw ValidationError("there are no bots: give IDs, or a file of them with --from")
    }
    try checkStream()
    try output.notes.appearance.check(requiring: try meeting.requirements())
    if let shard, Shard(shard) == nil {
      throw ValidationError("--shard \(shard): use I/N, such as 3/16, with I from 1")
    }
    if let rate, Rate(rate) == nil {
      throw ValidationError("--rate \(rate): use a rate such as 20/s")
    }
    guard (0...100).contains(retries) else {
      throw ValidationError("--retries \(retries): retries must be 0 or more, and at most 100")
    }
  }

  func run(_ console: Console) async throws -> ExitStatus {
    let list = BotList(words: ids, path: listPath, shard: shard.flatMap { Shard($0) })
    let reader = meeting.reader()
    if isStream { return try await runStream(over: list, reader, console) }
    let report = ExportReport(
      console: console, style: progress.style(console),
      insistsOnResults: waiting.insistsOnResults)
    let options = try options(console)
    let templates = try await output.templates(
      locale: locale, settings: meeting.settings, on: console)
    if dryRun {
      let exporter = Exporter(
        client: nil, reader: reader, templates: templates, options: options)
      return report.tell(try exporter.preview(of: list) { report.take($0) })
    }
    return try await PailFlowClient.withClient(configuration(jobs: options.jobs, reader, console)) {
      client in
      let exporter = Exporter(
        client: client, reader: reader, templates: templates, options: options)
      let status = await report.run(exporter, over: list, folder: options.folder)
      NameReport.tell(meeting, read: reader, on: console)
      return status
    }
  }

  /// The configuration of a client for many requests.
  func configuration(
    jobs: Int, _ reader: BotStatusReader, _ console: Console
  ) throws -> PailFlowConfiguration {
    try OpenFileLimit.check(jobs: jobs)
    var configuration = try service.configuration(saying: console)
    configuration.reader = reader
    // With many requests, a few retries are normal.
    configuration.logger.logLevel = console.verbosity > .normal ? .info : .warning
    configuration.maximumConnections = jobs
    configuration.retryPolicy.retries = retries
    // With many concurrent requests, the rate of all of them is too high, not that of the one that
    // happens to be refused.
    configuration.retryPolicy.paceRetries = 20
    configuration.retryPolicy.outageLimit = PailFlowConfiguration.outageLimit
    configuration.requestPace = RequestPace(rate: rate.flatMap { Rate($0)?.perSecond })
    return configuration
  }

  /// The maximum number of concurrent requests.
  var jobs: Int { output.jobs ?? 16 }

  /// The options of the export, without those that only a service needs.
  func options(_ console: Console) throws -> ExportOptions {
    var options = ExportOptions(folder: try output.folder())
    options.archivePath = try archive.path(apartFrom: options.folder)
    options.jobs = jobs
    options.isRefreshing = refresh
    options.requirements = try meeting.requirements()
    options.waiting = waiting.options(requiring: options.requirements)
    options.settle = waiting.settle.duration ?? .seconds(60)
    options.abortsOnError = abortOnError
    options.packsLines = packsLines
    options.editPolicy = output.notes.editPolicy
    options.command = try words()
    options.fileNamePattern = try fileName.pattern(
      for: output.notes.appearance, locale: locale, isUsed: namesNotes(), on: console)
    return options
  }

  /// Whether there are notes besides the JSON Lines, which need names.
  func namesNotes() throws -> Bool { try output.formats().contains { $0 != .jsonLines } }
}
