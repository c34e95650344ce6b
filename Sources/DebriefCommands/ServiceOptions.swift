internal import ArgumentParser
internal import BotStatus
internal import Exporting
internal import MeetingModel
internal import PailFlow

/// The options about the service.
struct ServiceOptions: ParsableArguments {
  @Option(
    help: .init(
      "The service's address. (default: PAILFLOW_BASE_URL, else \(ServiceAddress.production))",
      valueName: "url"))
  var baseURL: String?

  @Option(
    name: .customLong("api-key-file"),
    help: .init(
      "A file that holds the key. (default: the key in PAILFLOW_API_KEY)", valueName: "file"))
  var keyFile: String?

  @Option(
    name: .customLong("ca-file"),
    help: .init("Certificates to trust beside the machine's own, in PEM.", valueName: "file"))
  var certificateFile: String?

  /// What a client needs to know; what is odd about it is said on the console.
  func configuration(saying console: Console) throws(PailFlowError) -> PailFlowConfiguration {
    let configuration = try PailFlowConfiguration(
      settings: PailFlowSettings(
        baseURL: baseURL, keyFile: keyFile, certificateFile: certificateFile),
      environment: Environment.service, userAgent: "debrief/\(Version.current)",
      logger: ConsoleLogHandler.logger(console))
    for warning in configuration.warnings { console.say(.warning, warning.message) }
    return configuration
  }

  /// Calls the body with the inputs of sources; only where there is a bot among them, a client of
  /// the service is made, and lives as long as the body runs.
  func withInputs<Result>(
    of sources: SourceList, reader: BotStatusReader, waiting: WaitOptions?, _ console: Console,
    _ body: ([Input]) async throws -> Result
  ) async throws -> Result {
    guard sources.hasBots else { return try await body(sources.inputs()) }
    var configuration = try configuration(saying: console)
    configuration.reader = reader
    return try await PailFlowClient.withClient(configuration) { client in
      try await body(
        sources.inputs { bot in
          .bot(bot, client: client, waiting: waiting) {
            console.progress(String(describing: $0))
          }
        })
    }
  }
}
