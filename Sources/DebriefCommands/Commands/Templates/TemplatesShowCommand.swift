internal import ArgumentParser
internal import Exporting
internal import Reports
internal import TextScanning

/// `debrief templates show`: a pack's template, or where its parts come from.
struct TemplatesShowCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a pack's template or another file of it, or where its parts come from.",
    discussion: """
      A file that the pack does not have itself is that of the pack that it extends. Blocks are in \
      the templates: --origin says in which file and line.
      """)

  @Argument(
    help: .init(
      "A pack by name or path, or one NAME.FORMAT.mustache. PACK/FILE is a file of the pack, such as notes/said.html.mustache.",
      valueName: "pack[/file]"))
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
    if let file = try packFile() {
      try StandardOutput.write(Array(file.text.utf8))
      return .done
    }
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

  /// The file that `PACK/FILE` names; nil if the argument is a pack.
  private func packFile() throws -> PackFile? {
    guard let slash = template.utf8.lastIndex(of: UInt8(ascii: "/")), !origin, format == nil,
      FileSystem.kind(of: template) != .folder
    else { return nil }
    let name = String(Substring(template.utf8[slash...].dropFirst()))
    let kind = PackFileName(name)
    // The path of a template of one file is a pack.
    if case .template = kind, FileSystem.kind(of: template) == .file { return nil }
    let pack: TemplatePack
    do throws(ReportError) {
      pack = try TemplatesCommand.loader().load(String(template[..<slash]))
    } catch {
      // What no file of a pack could be called is the path of a pack that is not there.
      guard kind != nil else { return nil }
      throw error
    }
    let files = pack.layers.flatMap(\.files)
    if let file = files.first(where: { $0.name == name }) {
      if let fault = file.fault { throw fault }
      return file
    }
    let names = Set(files.map(\.name))
    throw ExportError(
      .badInput, at: template,
      "the pack has no file of this name\(NearestName.suggestion(for: name, among: names))",
      advice: .text("its files are \(names.sorted().joined(separator: ", "))"))
  }

  /// The format asked for; nil if there is none.
  private func formats() throws(ValidationError) -> [OutputFormat]? {
    guard let format else { return nil }
    let formats = try FormatList.formats(format, path: nil)
    guard formats?.count == 1 else { throw ValidationError("--to \(format): name one format") }
    return formats
  }
}
