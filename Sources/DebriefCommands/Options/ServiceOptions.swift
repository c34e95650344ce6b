internal import ArgumentParser
internal import BotStatus
internal import Exporting
internal import MeetingModel
internal import PailFlow

/// The options about the service.
struct ServiceOptions: ParsableArguments {
  @Option(
    help: .init(
      "The base URL of the service. (default: PAILFLOW_BASE_URL, otherwise \(ServiceAddress.production))",
      valueName: "url"))
  var baseURL: String?

  @Option(
    name: .customLong("api-key-file"),
    help: .init(
      "The file that contains the API key. (default: the key in PAILFLOW_API_KEY)",
      valueName: "file"),
    completion: .file())
  var keyFile: String?

  @Option(
    name: .customLong("api-key-command"),
    help: .init(
      "A shell command that prints the API key on its first line, such as that of a password manager.",
      valueName: "command"))
  var keyCommand: String?

  @Option(
    name: .customLong("ca-file"),
    help: .init(
      "A PEM file of certificates to trust in addition to the system's.", valueName: "file"),
    completion: .file(extensions: ["pem", "crt", "cer"]))
  var certificateFile: String?

  func validate() throws {
    if keyFile != nil, keyCommand != nil {
      throw ValidationError("--api-key-file and --api-key-command exclude each other")
    }
  }

  /// Whether an option says where the key is.
  var namesKey: Bool { keyFile != nil || keyCommand != nil }

  /// The configuration of the client; anything unusual in it is reported on the console.
  func configuration(saying console: Console) throws(PailFlowError) -> PailFlowConfiguration {
    let configuration = try PailFlowConfiguration(
      settings: PailFlowSettings(
        baseURL: baseURL, keyFile: keyFile, keyCommand: keyCommand,
        certificateFile: certificateFile),
      environment: Environment.service, userAgent: "debrief/\(Version.current)",
      logger: ConsoleLogHandler.logger(console))
    for warning in configuration.warnings { console.say(.warning, warning.message) }
    return configuration
  }

  /// The configuration of the client, or why there is none.
  func foundConfiguration(
    saying console: Console
  ) -> Result<PailFlowConfiguration, PailFlowError> {
    do throws(PailFlowError) {
      return .success(try configuration(saying: console))
    } catch {
      return .failure(error)
    }
  }

  /// Calls the body with the inputs of sources.
  ///
  /// A client of the service is made only if there is a bot among them; it lives as long as the
  /// body runs.
  ///
  /// - Returns: The result of the body; if that is ``ExitStatus/done`` but results were still
  ///   missing at the end of a wait that insists on them, ``ExitStatus/notReady``.
  func withInputs(
    of sources: SourceList, reader: BotStatusReader, waiting: WaitOptions?,
    insistsOnResults: Bool, _ console: Console, _ body: ([Input]) async throws -> ExitStatus
  ) async throws -> ExitStatus {
    guard sources.hasBots else { return try await body(sources.inputs()) }
    var configuration = try configuration(saying: console)
    configuration.reader = reader
    if waiting != nil { configuration.waitForOutages(saying: console) }
    let incomplete = IncompleteBots(console: console)
    let status = try await PailFlowClient.withClient(configuration) { client in
      try await body(
        sources.inputs { bot in
          .bot(bot, client: client, waiting: waiting) {
            incomplete.note(bot, missing: $0)
          } report: {
            console.progress(String(describing: $0))
          }
        })
    }
    return status == .done && insistsOnResults && incomplete.isAny ? .notReady : status
  }
}
