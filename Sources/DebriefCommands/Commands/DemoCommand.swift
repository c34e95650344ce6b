internal import ArgumentParser
internal import BotStatus
internal import Exporting
internal import LoopbackService
internal import MeetingModel
internal import PailFlow
internal import Reports

/// `debrief demo`: the whole workflow on sample meetings, against its own server on loopback.
struct DemoCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Write the notes of three sample meetings, using a built-in service.",
    discussion: """
      The service runs on this machine's loopback address and answers like the real one. The \
      sample meetings are fetched from it and written in every format; no account is needed.
      """)

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .init("The folder for the notes.", valueName: "folder"),
    completion: .directory)
  var folder: String = "notes/"

  @Flag(help: "Overwrite notes that have been edited since they were written.")
  var force = false

  @Flag(help: "Only run the service until Ctrl-C, and print how to use it.")
  var serve = false

  @OptionGroup var locale: LocaleOptions
  @OptionGroup var settings: SettingsOptions
  @OptionGroup var log: LogOptions

  func run(_ console: Console) async throws -> ExitStatus {
    let answers = SampleMeetings.answers
    let ids = try answers.map { try BotStatusReader().meeting(in: $0).botID ?? "" }
    let bots = FinishedBots(Dictionary(zip(ids, answers)) { _, last in last })
    return try await LoopbackService(bots).withRunning { service in
      serve
        ? try await wait(for: service, bots: ids)
        : try await render(ids, from: service, console)
    }
  }

  private func render(
    _ bots: [String], from service: RunningService, _ console: Console
  ) async throws -> ExitStatus {
    let pack = try PackLoader().load(PackLoader.rootPackName)
    let options = RenderOptions(language: locale.language, timeZone: try locale.timeZone())
    let pipeline = RenderPipeline(
      reader: BotStatusReader(),
      templates: try await NoteTemplate.templates(
        pack, formats: pack.formats, options: options, settings: []),
      destination: .folder(path: folder), overwritesEdited: force, jobs: Processors.count)
    let configuration = PailFlowConfiguration(
      address: try ServiceAddress(service.baseURL), key: try APIKey(LoopbackService.defaultKey),
      userAgent: "debrief/\(Version.current)", logger: ConsoleLogHandler.logger(console))
    return try await PailFlowClient.withClient(configuration) { client in
      await ExportReport(console: console).run(
        pipeline,
        over: try bots.map { bot in
          .bot(try BotID(validating: bot), client: client, waiting: nil) { _ in }
        })
    }
  }

  private func wait(
    for service: RunningService, bots: [String]
  ) async throws -> ExitStatus {
    let text = """
      export PAILFLOW_BASE_URL=\(service.baseURL)
      export PAILFLOW_API_KEY=\(LoopbackService.defaultKey)

      # in another terminal, for example:
      debrief render \(bots.first ?? "") -t html -o notes.html

      # Ctrl-C ends the service

      """
    try StandardOutput.write(Array(text.utf8))
    // Wait until the task is cancelled, as Ctrl-C does.
    for await _ in AsyncStream<Never>.makeStream().stream {}
    return .done
  }
}
