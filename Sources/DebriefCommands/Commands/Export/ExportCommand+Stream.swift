internal import ArgumentParser
internal import BotStatus
internal import Exporting
internal import PailFlow
internal import Reports

/// The options of an export as a filter, whose output is standard output.
struct StreamOptions: ParsableArguments {
  @Flag(help: "With -o -: write the lines in the order of the list, not as they are done.")
  var ordered = false

  @Option(
    help: .init(
      "With -o -: write a line for each failure, too, among the others or into a file.",
      valueName: "inline|file"),
    completion: .file())
  var failures: String?

  /// Where failures go.
  var destination: StreamExportOptions.Failures {
    switch failures {
    case nil: .reported
    case "inline": .inline
    case let path?: .file(path: path)
    }
  }

  /// Refuses options that are for a filter alone, or not for one.
  func check(isStream: Bool) throws(ValidationError) {
    guard isStream else {
      guard !ordered, failures == nil else {
        throw ValidationError(
          "\(ordered ? "--ordered" : "--failures") is for lines on standard output: -o -")
      }
      return
    }
    guard failures != "-", failures != "" else {
      throw ValidationError("--failures: use inline for standard output, or name a file")
    }
  }
}

extension ExportCommand {
  /// Whether the lines go to standard output, and nothing is kept.
  var isStream: Bool { output.path == "-" }

  /// Refuses options that have no meaning without a folder or with one.
  func checkStream() throws(ValidationError) {
    try stream.check(isStream: isStream)
    guard isStream else { return }
    let folderOptions = [
      ("--archive", archive.given != nil), ("--refresh", refresh), ("--dry-run", dryRun),
      ("--jsonl-gzip", packsLines), ("--force", output.notes.force),
    ]
    if let (option, _) = folderOptions.first(where: { $0.1 }) {
      throw ValidationError("\(option) is for a folder, and -o - writes to standard output")
    }
    guard try output.formats() == [.jsonLines] else {
      throw ValidationError("-o -: standard output takes JSON Lines alone: -t jsonl")
    }
  }

  /// Exports to standard output.
  func runStream(
    over list: BotList, _ reader: BotStatusReader, _ console: Console
  ) async throws -> ExitStatus {
    let templates = try await output.templates(
      locale: locale, settings: meeting.settings, on: console)
    _ = try fileName.pattern(
      for: output.notes.appearance, locale: locale, isUsed: false, on: console)
    let report = ExportReport(
      console: console, style: progress.progress == .plain ? .plain : .none,
      insistsOnResults: waiting.insistsOnResults)
    let options = try streamOptions()
    return try await PailFlowClient.withClient(configuration(jobs: jobs, reader, console)) {
      client in
      let exporter = StreamExporter(
        client: client, reader: reader, templates: templates, options: options)
      let status = await report.run(exporter, over: list)
      NameReport.tell(meeting, read: reader, on: console)
      return status
    }
  }

  private func streamOptions() throws -> StreamExportOptions {
    var options = StreamExportOptions()
    options.jobs = jobs
    options.requirements = try meeting.requirements()
    options.waiting = waiting.options(requiring: options.requirements)
    options.settle = waiting.settle.duration ?? .seconds(60)
    options.keepsOrder = stream.ordered
    options.failures = stream.destination
    options.abortsOnError = abortOnError
    return options
  }
}
