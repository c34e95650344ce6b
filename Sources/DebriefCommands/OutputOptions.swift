internal import ArgumentParser
internal import BotStatus
internal import Exporting
internal import MeetingModel
internal import Reports

/// The options about what is written, how, and where.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("t"), .customLong("to")],
    help: .init(
      "Formats, parted by commas: md, html, jsonl. (default: by the extension of --output, else md)",
      valueName: "formats"))
  var formatNames: String?

  @Option(
    name: .customLong("template"),
    help: .init(
      "A template pack by name or path, or one NAME.FORMAT.mustache.", valueName: "name|path"))
  var template: String = "notes"

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .init(
      "A file, or a folder if it is one, ends in / or several files result; - is standard output.",
      valueName: "path"))
  var path: String?

  @Option(
    name: .customLong("omit"),
    help: .init(
      "Parts to leave out, parted by commas: \(ReportPart.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "parts"))
  var omitted: String?

  @Option(
    name: .customLong("set"),
    help: .init("A value that templates see as vars.NAME.", valueName: "name=value"))
  var variables: [String] = []

  @Option(help: .init("How many meetings are worked on at once.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Overwrite notes that were edited since they were written.")
  var force = false

  func validate() throws {
    _ = try formats()
    _ = try omittedParts()
    for pair in variables where Assignment(pair) == nil {
      throw ValidationError("--set \(pair): say it as 'name=value'")
    }
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs \(jobs): a number from 1 to 256")
    }
  }

  /// The formats asked for, each once, in the order they were named.
  func formats() throws -> [OutputFormat] {
    guard let formatNames else {
      return [path.flatMap(OutputFormat.init(fileName:)) ?? .markdown]
    }
    var formats: [OutputFormat] = []
    for name in formatNames.split(separator: ",", omittingEmptySubsequences: false) {
      guard let format = OutputFormat(rawValue: String(name)) else {
        throw ValidationError("--to \(name): the formats are md, html and jsonl")
      }
      if !formats.contains(format) { formats.append(format) }
    }
    return formats
  }

  private func omittedParts() throws -> Set<ReportPart> {
    var parts: Set<ReportPart> = []
    for name in (omitted ?? "").split(separator: ",") {
      guard let part = ReportPart(rawValue: String(name)) else {
        throw ValidationError(
          "--omit \(name): the parts are \(ReportPart.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      }
      parts.insert(part)
    }
    return parts
  }

  /// What writes each format, for a folder with an archive.
  ///
  /// - Parameters:
  ///   - locale: The language and the time zone.
  ///   - settings: What else decides how notes look.
  func templates(locale: LocaleOptions, settings: [String]) async throws -> [NoteTemplate] {
    try await NoteTemplate.templates(
      try pack(), formats: try formats(), options: try rendering(locale),
      settings: [Version.current] + settings)
  }

  private func pack() throws -> TemplatePack {
    try PackLoader(folders: PackLoader.folders(environment: Environment.templates))
      .load(template)
  }

  private func rendering(_ locale: LocaleOptions) throws -> RenderOptions {
    RenderOptions(
      omitting: try omittedParts(),
      variables: Dictionary(
        variables.compactMap(Assignment.init).map { ($0.name, $0.value) },
        uniquingKeysWith: { $1 }),
      language: locale.language, timeZone: try locale.timeZone())
  }

  /// What turns sources into notes the way these options say.
  func pipeline(
    reader: BotStatusReader, requirements: Set<Requirement>, locale: LocaleOptions,
    hasManySources: Bool
  ) throws -> RenderPipeline {
    let formats = try formats()
    let destination = try Destination(
      path: path, formats: formats, hasManySources: hasManySources)
    let pack = try pack()
    let rendering = try rendering(locale)
    let tables = TalkTables(pack, formats: formats)
    return RenderPipeline(
      reader: reader,
      renderers: try formats.map {
        try Renderer(pack, format: $0, options: rendering, sharing: tables)
      },
      requirements: requirements, destination: destination, overwritesEdited: force,
      timeZone: rendering.timeZone, jobs: jobs ?? Processors.count)
  }
}
