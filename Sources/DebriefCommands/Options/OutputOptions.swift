internal import ArgumentParser
internal import BotStatus
internal import Exporting
internal import MeetingModel
internal import Reports

/// The options for the output of a few meetings: its contents, format and destination.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("t"), .customLong("to")],
    help: .init(
      "Comma-separated formats: md, html, jsonl, or others that the template has. (default: from the extension of --output, otherwise the first of the template)",
      valueName: "formats"),
    completion: FormatList.completion)
  var formatNames: String?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .init(
      "The file to write, or - for standard output. It is a folder if it already is one, if it ends in /, or if several files are written.",
      valueName: "path"),
    completion: .file())
  var path: String?

  @Option(help: .init("The title of the notes. (default: that of the meeting)", valueName: "text"))
  var title: String?

  @OptionGroup var notes: NoteOptions

  @Option(
    help: .init("The maximum number of meetings to render concurrently.", valueName: "n"),
    completion: .list(["1", "2", "4", "8", "16"]))
  var jobs: Int?

  func validate() throws {
    _ = try formats()
    try JobCount.check(jobs)
    if let title, NameList.trimmed(title).isEmpty { throw ValidationError("--title is empty") }
  }

  /// The requested formats without duplicates, in the order given.
  func formats() throws(ValidationError) -> [OutputFormat] {
    try notes.appearance.formats(formatNames, path: path)
  }

  /// The template for each format.
  func templates(
    locale: LocaleOptions, settings: [String], on console: Console
  ) async throws -> [NoteTemplate] {
    try await notes.appearance.templates(
      formats: try formats(), title: title, locale: locale, settings: settings,
      on: console)
  }

  /// The pipeline that turns sources into notes according to these options.
  func pipeline(
    reader: BotStatusReader, requirements: Set<Requirement>, locale: LocaleOptions,
    hasManySources: Bool, on console: Console
  ) async throws -> RenderPipeline {
    let formats = try formats()
    let destination = try Destination(
      path: path, formats: formats, hasManySources: hasManySources)
    if case .file(let path) = destination {
      try FormatList.check(path, holds: formats, isNamed: formatNames != nil)
    }
    let hasFolder = if case .folder = destination { true } else { false }
    return RenderPipeline(
      reader: reader, templates: try await templates(locale: locale, settings: [], on: console),
      requirements: requirements, destination: destination,
      overwritesEdited: notes.overwritesEdited(hasFolder: hasFolder, saying: console),
      jobs: jobs ?? Processors.count)
  }
}
