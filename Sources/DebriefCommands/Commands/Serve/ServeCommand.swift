internal import ArgumentParser
internal import Exporting
internal import Logging
internal import MeetingModel
internal import PailFlow
internal import Reports
internal import ResourceLimits
internal import WebhookService

/// `debrief serve`: notes of the meetings that the service's webhook tells of.
struct ServeCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Take the calls of the service's webhook, and write the notes of their meetings.",
    discussion: """
      The address to give to the service is https://HOST/hooks/pailflow/SECRET, or \
      https://HOST/hooks/pailflow/SECRET?bot_id=ID where the bot is known: then its results are \
      fetched from the service, and the call is only a trigger. Otherwise the call itself is all \
      there is, and nothing proves where it comes from but the secret.

      A call is on disk before it is answered, and is worked off even if the program was killed in \
      between. The folder is that of an export: it has an archive, which the same call twice changes \
      once. A proxy in front of the server has to add TLS.

      The program given with --exec is run without a shell, without the secret and the API key, and \
      is ended after a minute; debrief schema event describes what it is told.
      """)

  @Argument(
    help: .init(
      "The folder of an export; it is created if it does not exist.", valueName: "folder"),
    completion: .directory)
  var folder: String?

  @OptionGroup var format: FormatOptions
  @OptionGroup var archive: ArchivePathOptions

  @Option(
    name: .customLong("new-secret"),
    help: .init(
      "Only write a new secret into a new file, which nobody else can read.", valueName: "file"),
    completion: .file())
  var newSecret: String?

  @OptionGroup var webhook: WebhookOptions
  @OptionGroup var notes: NoteOptions
  @OptionGroup var fileName: FileNameOptions
  @OptionGroup var locale: LocaleOptions
  @OptionGroup var reading: ReadingOptions

  @Option(
    name: .customLong("settle"),
    help: .init(
      "How long to wait for the results of a bot that has just completed.", valueName: "time"),
    completion: .list(["30s", "60s", "2m", "5m"]))
  var settle = WaitingOptions.defaultSettle

  @OptionGroup var service: ServiceOptions
  @OptionGroup var settings: SettingsOptions
  @OptionGroup var log: LogOptions

  func validate() throws {
    guard newSecret == nil else { return }
    guard let folder, folder != "-" else {
      throw ValidationError("name the folder to write into: debrief serve notes/")
    }
    _ = try formats()
    try notes.appearance.check(requiring: [])
    guard settle.duration != nil else {
      throw ValidationError("--settle \(settle.text): use a number with a unit: 40s, 30m, 2h")
    }
  }

  func run(_ console: Console) async throws -> ExitStatus {
    do {
      return try await serve(console)
    } catch let error as ExportError {
      throw error.advisingArgument
    }
  }

  private func serve(_ console: Console) async throws -> ExitStatus {
    if let newSecret {
      try WebhookOptions.writeNewSecret(to: newSecret)
      console.say(.info, "wrote a new secret into \(newSecret)", fields: [("path", newSecret)])
      return .done
    }
    let secret = try webhook.secret(saying: console)
    let program = try webhook.program.map { path throws(ExportError) in
      try NoteProgram(path: path)
    }
    let options = try exportOptions(console)
    let exporter = Exporter(
      client: nil, reader: reading.reader(),
      templates: try await notes.appearance.templates(
        formats: try formats(), locale: locale, settings: reading.settings, on: console),
      options: options)
    let report = WebhookReport(console: console)
    return try await withFetching(console) { fetch in
      let inbox = try WebhookInbox(
        exporter, folder: options.folder, program: program, fetch: fetch
      ) { report.take($0) }
      let server = WebhookServer(
        at: webhook.address, secret: secret,
        receiver: InboxReceiver(inbox: inbox, report: report), limits: webhook.limits)
      do {
        try await serve(server, inbox, report)
      } catch {
        await inbox.close()
        throw error
      }
      report.tellStopped(left: await inbox.state().count)
      await inbox.close()
      return .done
    }
  }

  /// Takes calls and works them off, until the program is told to stop.
  private func serve(
    _ server: WebhookServer, _ inbox: WebhookInbox, _ report: WebhookReport
  ) async throws {
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          try await server.run { address in
            report.tellRunning(at: address, left: await inbox.state().count)
          }
        }
        group.addTask { await inbox.run() }
        // Either both are told to stop, or the server cannot listen.
        defer { group.cancelAll() }
        try await group.next()
      }
    } catch let error as WebhookServer.Failure {
      throw ExportError(
        .failed, at: "\(server.address)", "cannot listen here: \(error.reason)",
        advice: "choose another address or port with --listen")
    }
  }

  private func formats() throws(ValidationError) -> [OutputFormat] {
    try format.formats(of: notes.appearance)
  }

  /// Whether there are notes besides the JSON Lines, which need names.
  private func namesNotes() throws(ValidationError) -> Bool {
    try formats().contains { $0 != .jsonLines }
  }

  private func exportOptions(_ console: Console) throws -> ExportOptions {
    var options = ExportOptions(folder: try Destination.folder(meantBy: folder ?? ""))
    options.archivePath = try archive.path(apartFrom: options.folder)
    options.editPolicy = notes.editPolicy
    let location = ArchiveLocation(options.archivePath ?? options.folder)
    let isThere = FileSystem.kind(of: location.path) != nil
    let recorded = isThere ? try ExportStatus(location).command : []
    options.fileNamePattern = try fileName.pattern(
      for: notes.appearance, locale: locale, recorded: recorded,
      isUsed: try namesNotes(), on: console)
    options.command = try exportWords(recorded: recorded, folder: options.folder)
    return options
  }

  /// The options of the export that would write the same, which the archive records: those who merge
  /// it, or render its meetings again, find there how notes look and are called.
  private func exportWords(recorded: [String], folder: String) throws -> [String] {
    var pattern: String?
    if try namesNotes() { pattern = try fileName.text ?? FileNameOptions.pattern(in: recorded) }
    let given = ExportWord.given(
      formats: format.names, notes: notes, fileName: pattern, locale: locale, reading: reading)
    return try ExportCommand.parsed(
      (given + [ExportWord(option: "--settle", value: settle.text)] + settings.fileWords)
        .map(\.word),
      into: folder
    ).words()
  }

  /// Calls the body with what asks the service about a bot, waiting until it has finished.
  ///
  /// Without a key, calls that name a bot fail, and are kept.
  private func withFetching<Result>(
    _ console: Console,
    _ body: (@escaping @Sendable (BotID, (WaitEvent) -> Void) async throws -> BotAnswer)
      async throws -> Result
  ) async throws -> Result {
    var configuration: PailFlowConfiguration
    switch service.foundConfiguration(saying: console) {
    case .success(let found): configuration = found
    case .failure(let error):
      guard error.kind == .missingKey, !service.namesKey else { throw error }
      console.say(
        .info,
        "there is no API key: calls that name a bot are kept until there is one, since its results"
          + " have to be fetched", fields: [("event", "no_key")])
      return try await body { _, _ in throw error }
    }
    configuration.reader = reading.reader()
    configuration.logger.logLevel = console.verbosity > .normal ? .info : .warning
    var waiting = WaitOptions(settle: settle.duration ?? .seconds(60))
    // Then it is put behind the others: bots that never finish must not hold those up that have.
    waiting.unfinishedLimit = .seconds(60)
    let permits = WeightedSemaphore(WebhookInbox.concurrentFetches)
    let budget = ByteBudget(WebhookInbox.fetchedBytes)
    return try await PailFlowClient.withClient(configuration) { [waiting] client in
      try await body { bot, report in
        try await client.finishedAnswer(
          about: bot, waiting: waiting, taking: permits, reserving: budget, report: report)
      }
    }
  }
}
