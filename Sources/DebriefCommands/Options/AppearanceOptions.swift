internal import ArgumentParser
internal import Exporting
internal import MeetingModel
internal import Reports

/// The options for the content and appearance of notes and pages.
struct AppearanceOptions: ParsableArguments {
  @Option(
    name: .customLong("template"),
    help: .init(
      "A template pack by name or path, or one NAME.FORMAT.mustache. (default: \(PackLoader.rootPackName))",
      valueName: "name|path"),
    completion: .file(extensions: ["mustache"]))
  var givenTemplate: String?

  /// The template pack, or the template that is a single file.
  var template: String { givenTemplate ?? PackLoader.rootPackName }

  @Option(
    name: .customLong("omit"),
    help: .init(
      "Comma-separated parts to leave out: \(ReportPart.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "parts"),
    completion: .list(ReportPart.allCases.map(\.rawValue)))
  var omitted: String?

  @Option(
    name: .customLong("set"),
    help: .init("A value that templates see as vars.NAME.", valueName: "name=value"))
  var variables: [String] = []

  // Those of the settings file, which are for many packs.
  @Option(name: .customLong("usual-set"), help: .hidden)
  var usualVariables: [String] = []

  /// The options with their values, if they are given: an archive records them, a merge compares them,
  /// and where no pages are made they are refused.
  static let recorded: [(option: String, values: @Sendable (AppearanceOptions) -> [String])] = [
    ("--template", { $0.givenTemplate.map { [$0] } ?? [] }),
    ("--omit", { $0.omitted.map { [$0] } ?? [] }),
    ("--set", { $0.allVariables }),
  ]

  /// One of the options that is given and not at its default; nil if there is none.
  var givenOption: String? {
    var own = self
    own.usualVariables = []
    return Self.recorded.first { option, values in
      let values = values(own)
      return !values.isEmpty && values != ExportCommand.standardValues[option].map { [$0] }
    }?.option
  }

  func validate() throws {
    _ = try omittedParts()
    for pair in allVariables where Assignment(pair) == nil {
      throw ValidationError("--set \(pair): use NAME=VALUE, such as greeting=Hello")
    }
  }

  /// The values for templates, usual ones first; of several with one name, the last one counts.
  var allVariables: [String] { usualVariables + variables }

  /// The format of a template that is a single file, such as `card.html.mustache`; nil for a pack.
  private var fileFormat: OutputFormat? {
    guard let name = template.utf8.split(separator: UInt8(ascii: "/")).last,
      case .template(_, let format) = PackFileName(String(Substring(name)))
    else { return nil }
    return format
  }

  /// The formats of the pack; nil for one that cannot be loaded, which is an error later.
  ///
  /// The default pack is not looked up for formats that it has by itself.
  private func packFormats(beyond wanted: [OutputFormat]) -> [OutputFormat]? {
    if template == PackLoader.rootPackName, wanted.allSatisfy(OutputFormat.usual.contains) {
      return OutputFormat.usual
    }
    return try? pack().formats
  }

  /// The formats in a list, or that of the output's extension, or the first of the template or the
  /// pack, or else Markdown.
  ///
  /// Other templates do not stand in for a single file: from one for Markdown a page can be made,
  /// and records need no template. Nor do they for a pack that is not for notes, as one for
  /// subtitles.
  func formats(
    _ list: String?, path: String? = nil
  ) throws(ValidationError) -> [OutputFormat] {
    let named = try FormatList.formats(list, path: path)
    let usable = packFormats(beyond: named ?? [])
    let formats = named ?? [fileFormat ?? usable?.first ?? .markdown]
    guard let usable, let other = formats.first(where: { !usable.contains($0) }) else {
      return formats
    }
    guard fileFormat == nil else {
      let format = usable.first?.rawValue ?? ""
      throw ValidationError(
        "--template \(template): this template is for \(format), not \(other.rawValue); ask for"
          + " \(format), or name a pack")
    }
    let others = Self.builtInPacks(for: other)
    throw ValidationError(
      "--template \(template): this pack is for \(OutputFormat.list(of: usable)), not"
        + " \(other.rawValue); ask for \(usable.count == 1 ? "it" : "one of these"), or name another"
        + (others.isEmpty
          ? " pack (debrief templates list shows them)"
          : " pack: --template \(others.joined(separator: " or --template "))"))
  }

  /// A few built-in packs that have a format.
  private static func builtInPacks(for format: OutputFormat) -> [String] {
    let loader = PackLoader()
    let names = loader.packNames.filter { name in
      (try? loader.load(name))?.formats.contains(format) ?? false
    }
    return Array(names.prefix(4))
  }

  /// The parts to leave out.
  func omittedParts() throws(ValidationError) -> Set<ReportPart> {
    guard let omitted else { return [] }
    return Set(
      try NameList.values(
        in: omitted, of: "--omit", what: "parts", among: ReportPart.allCases.map(\.rawValue),
        value: ReportPart.init(rawValue:)))
  }

  /// Checks that no required part is left out of the notes.
  func check(requiring requirements: Set<Requirement>) throws(ValidationError) {
    let omitted = try omittedParts()
    let pairs: [(Requirement, ReportPart)] = [
      (.transcript, .transcript), (.questions, .questions), (.insights, .insights),
    ]
    for (requirement, part) in pairs
    where requirements.contains(requirement) && omitted.contains(part) {
      throw ValidationError(
        "--require \(requirement.rawValue) and --omit \(part.rawValue) contradict each other:"
          + " drop one of them")
    }
  }

  /// The template pack.
  func pack() throws(ReportError) -> TemplatePack {
    try PackLoader(folders: PackLoader.folders(environment: Environment.templates))
      .load(template)
  }

  /// The options for rendering notes.
  func rendering(_ locale: LocaleOptions, title: String?) throws -> RenderOptions {
    RenderOptions(
      omitting: try omittedParts(), title: title,
      variables: Dictionary(
        allVariables.compactMap(Assignment.init).map { ($0.name, $0.value) },
        uniquingKeysWith: { $1 }),
      language: locale.language, timeZone: try locale.timeZone())
  }

  /// The template for each format, for a folder with an archive.
  ///
  /// - Parameters:
  ///   - formats: The formats.
  ///   - title: The title; nil for that of each meeting.
  ///   - locale: The language and the time zone.
  ///   - settings: Other settings that affect how notes look.
  ///   - console: Shows a warning of each value that a template asks for and that is not set.
  func templates(
    formats: [OutputFormat], title: String? = nil, locale: LocaleOptions, settings: [String],
    on console: Console
  ) async throws -> [NoteTemplate] {
    let pack = try pack()
    warnOfUnset(pack.askedVariables(for: formats), on: console)
    return try await NoteTemplate.templates(
      pack, formats: formats, options: try rendering(locale, title: title),
      settings: [Version.current] + settings)
  }
}
