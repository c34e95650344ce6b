internal import ArgumentParser
internal import Exporting
internal import Reports

/// The options for the output of an export: its contents, format and folder.
struct FolderOptions: ParsableArguments {
  @OptionGroup var format: FormatOptions

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .init(
      "The folder to write into; it is created if it does not exist. - is standard output, for JSON Lines.",
      valueName: "folder"),
    completion: .directory)
  var path: String?

  @OptionGroup var notes: NoteOptions

  @Option(
    help: .init("The maximum number of concurrent requests. (default: 16)", valueName: "n"),
    completion: .list(["4", "8", "16", "32", "64"]))
  var jobs: Int?

  func validate() throws {
    _ = try formats()
    try JobCount.check(jobs)
    guard path != nil else {
      throw ValidationError("name the folder to write into: -o notes/")
    }
  }

  /// The requested formats without duplicates, in the order given.
  func formats() throws(ValidationError) -> [OutputFormat] {
    try format.formats(of: notes.appearance)
  }

  /// The folder, unless the path is `-`.
  func folder() throws(ExportError) -> String {
    try Destination.folder(meantBy: path ?? "")
  }

  /// The template for each format.
  func templates(
    locale: LocaleOptions, settings: [String], on console: Console
  ) async throws -> [NoteTemplate] {
    try await notes.appearance.templates(
      formats: try formats(), locale: locale, settings: settings, on: console)
  }
}
