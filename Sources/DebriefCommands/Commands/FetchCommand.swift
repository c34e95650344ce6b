internal import ArgumentParser
internal import Exporting
internal import MeetingModel
internal import PailFlow

/// `debrief fetch`: saves the raw answer about a bot.
struct FetchCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Save the service's raw answer about a bot.",
    discussion: """
      The answer is saved byte for byte, in a file that only you can read. debrief render turns \
      it into notes later, without the service.
      """)

  @Argument(help: "The bot's ID.")
  var id: String

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .init(
      "The file to write, or - for standard output. (default: standard output)", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var path: String?

  @OptionGroup var waiting: WaitingOptions
  @OptionGroup var service: ServiceOptions
  @OptionGroup var settings: SettingsOptions
  @OptionGroup var log: LogOptions

  func run(_ console: Console) async throws -> ExitStatus {
    let bot = try BotID(validating: id)
    var configuration = try service.configuration(saying: console)
    let options = waiting.options(requiring: [])
    if options != nil { configuration.waitForOutages(saying: console) }
    let incomplete = IncompleteBots(console: console)
    let answer = try await PailFlowClient.withClient(configuration) { client in
      guard let options else { return try await client.answer(about: bot) }
      return try await client.finishedAnswer(about: bot, waiting: options) {
        console.progress(String(describing: $0))
      }
    }
    for warning in answer.warnings { console.say(.warning, "\(bot): \(warning.message)") }
    if !answer.meeting.status.isFinal {
      console.say(.warning, "bot \(bot) has not finished; --wait waits until it has")
    }
    if options != nil, !answer.missingResults.isEmpty {
      incomplete.note(bot, missing: answer.missingResults)
    }
    let status: ExitStatus = incomplete.isAny && waiting.insistsOnResults ? .notReady : .done
    guard let path, path != "-" else {
      try StandardOutput.write(answer.bytes)
      return status
    }
    try PrivateFile.write(answer.bytes, to: path)
    console.say(.info, "wrote \(path)", fields: [("path", path)])
    return status
  }
}
