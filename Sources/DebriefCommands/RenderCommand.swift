internal import ArgumentParser
internal import Exporting
internal import Reports

/// `debrief render`: notes for one meeting or a few.
struct RenderCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Write the notes of one meeting or a few.",
    discussion: """
      A source is the ID of a bot that has finished, a file with a saved answer of the service, an array of them or JSON Lines, a \
      folder of such files, or - for standard input.

      Notes that were edited since they were written are kept; the new text goes to NAME.new.EXT \
      beside them. JSON Lines are always written anew.
      """)

  @Argument(help: "Bot IDs, files, folders, or - for standard input.")
  var sources: [String]

  @OptionGroup var output: OutputOptions
  @OptionGroup var locale: LocaleOptions
  @OptionGroup var meeting: MeetingOptions
  @OptionGroup var waiting: WaitingOptions
  @OptionGroup var service: ServiceOptions
  @OptionGroup var log: LogOptions

  func run(_ console: Console) async throws -> ExitStatus {
    let sources = SourceList(sources)
    let reader = meeting.reader()
    let requirements = try meeting.requirements()
    let pipeline = try output.pipeline(
      reader: reader, requirements: requirements, locale: locale,
      hasManySources: sources.count > 1)
    let report = RenderReport(console: console)
    return try await service.withInputs(
      of: sources, reader: reader, waiting: waiting.options(requiring: requirements), console
    ) { inputs in
      await report.run(pipeline, over: inputs)
    }
  }
}
