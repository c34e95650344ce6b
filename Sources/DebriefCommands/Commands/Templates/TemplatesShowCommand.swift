internal import ArgumentParser
internal import Exporting
internal import Reports

/// `debrief templates show`: a pack's template, or where its parts come from.
struct TemplatesShowCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a pack's template, or where its parts come from.")

  @Argument(help: "A pack by name or path, or one NAME.FORMAT.mustache.")
  var template: String

  @Option(
    name: [.customShort("t"), .customLong("to")],
    help: .init(
      "The format, such as md. (default: the first that the pack has; with --origin, all)",
      valueName: "format"),
    completion: .list(OutputFormat.allCases.map(\.rawValue)))
  var format: String?

  @Flag(
    help:
      "Print which file gives each template, partial, block, stylesheet and list of labels.")
  var origin = false

  @OptionGroup var log: LogOptions

  func validate() throws {
    _ = try formats()
  }

  func run(_ console: Console) async throws -> ExitStatus {
    let pack = try TemplatesCommand.loader().load(template)
    guard !origin else {
      try PackOrigins(pack, formats: try formats() ?? pack.formats).table.write()
      return .done
    }
    let format = try formats()?.first ?? pack.formats.first ?? .markdown
    guard let name = pack.rootTemplate(for: format),
      let file = pack.templateFile(named: name, for: format)
    else {
      throw ExportError(
        .badInput, at: template, "the pack has no template for \(format.rawValue)",
        advice: format == .jsonLines
          ? "without one, the program writes the records that debrief schema describes"
          : "its formats are \(OutputFormat.list(of: pack.formats))")
    }
    try StandardOutput.write(Array(file.text.utf8))
    return .done
  }

  /// The format asked for; nil if there is none.
  private func formats() throws(ValidationError) -> [OutputFormat]? {
    guard let format else { return nil }
    let formats = try FormatList.formats(format, path: nil)
    guard formats?.count == 1 else { throw ValidationError("--to \(format): name one format") }
    return formats
  }
}
