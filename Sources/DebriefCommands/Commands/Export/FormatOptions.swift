internal import ArgumentParser
internal import Exporting
internal import Reports

/// The option for the formats of notes in a folder.
struct FormatOptions: ParsableArguments {
  @Option(
    name: [.customShort("t"), .customLong("to")],
    help: .init(
      "Comma-separated formats: md, html, jsonl, or others that the template has. (default: the first of the template)",
      valueName: "formats"),
    completion: FormatList.completion)
  var names: String?

  /// The requested formats without duplicates, in the order given.
  func formats(of appearance: AppearanceOptions) throws(ValidationError) -> [OutputFormat] {
    try appearance.formats(names)
  }
}
