internal import ArgumentParser
internal import BotStatus
internal import Exporting
internal import Reports

/// `debrief demo`: all of it on sample meetings.
struct DemoCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Write the notes of three sample meetings, in every format.")

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .init("The folder for the notes.", valueName: "folder"))
  var folder: String = "notes/"

  @Flag(help: "Overwrite notes that were edited since they were written.")
  var force = false

  @OptionGroup var log: LogOptions

  func run(_ console: Console) async throws -> ExitStatus {
    let pipeline = RenderPipeline(
      reader: BotStatusReader(),
      renderers: try OutputFormat.allCases.map {
        try Renderer(PackLoader(folders: []).load("notes"), format: $0)
      },
      requirements: [], destination: .folder(path: folder), overwritesEdited: force,
      jobs: Processors.count)
    return await RenderReport(console: console).run(pipeline, over: SampleMeetings.inputs)
  }
}
