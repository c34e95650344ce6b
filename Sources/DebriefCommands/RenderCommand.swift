internal import ArgumentParser
internal import Exporting
internal import Reports

/// `debrief render`: notes for one meeting or a few.
struct RenderCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Write the notes of one meeting or a few.",
    discussion: """
      A source is a file with a saved answer of the service, an array of them or JSON Lines, a \
      folder of such files, or - for standard input.

      Notes that were edited since they were written are kept; the new text goes to NAME.new.EXT \
      beside them. JSON Lines are always written anew.
      """)

  @Argument(help: "Files, folders, or - for standard input.")
  var sources: [String]

  @OptionGroup var output: OutputOptions
  @OptionGroup var meeting: MeetingOptions
  @OptionGroup var log: LogOptions

  func run(_ console: Console) async throws -> ExitStatus {
    let inputs = sources.flatMap(Input.inputs(for:))
    let pipeline = try output.pipeline(
      reading: meeting.readerOptions(), requiring: meeting.requirements(),
      hasManySources: inputs.count > 1)
    return await RenderReport(console: console).run(pipeline, over: inputs)
  }
}
