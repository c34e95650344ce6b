internal import ArgumentParser
internal import Exporting
internal import Reports

/// `debrief templates new`: the first files of a pack of one's own.
struct TemplatesNewCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a new template pack to edit.",
    discussion: "Nothing that exists is overwritten.")

  @Argument(help: "The name of the pack, and of its folder.")
  var name: String

  @Option(
    name: .customLong("extends"),
    help: .init("The pack from which everything else is taken.", valueName: "name"))
  var parent: String = PackLoader.rootPackName

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .init(
      "The folder for the pack's folder. (default: $DEBRIEF_TEMPLATES or ~/.config/debrief/templates)",
      valueName: "folder"),
    completion: .directory)
  var output: String?

  @OptionGroup var log: LogOptions

  func run(_ console: Console) async throws -> ExitStatus {
    guard !PackLoader.isPath(parent) else {
      throw ExportError(
        .usage, at: "--extends \(parent)", "a pack extends another by its name, not by a path")
    }
    guard !BuiltInPacks().packNames().contains(name) else {
      throw ExportError(
        .usage, at: name, "a built-in pack has this name, and the new one would hide it",
        advice: .text(
          "choose another name, as in debrief templates new my-\(name) --extends \(name)"))
    }
    let starter = try PackStarter(
      named: name, extending: try TemplatesCommand.loader().load(parent))
    let folder = try packFolder()
    guard FileSystem.kind(of: folder) == nil else {
      throw ExportError(
        .badInput, at: folder, "there is something of this name already",
        advice: "choose another name, or another folder with -o")
    }
    try FileSystem.makeFolder(folder)
    for file in starter.files {
      try AtomicFile.write(
        Array(file.text.utf8), in: try Folder(folder), name: file.name)
    }
    console.say(.info, "wrote \(starter.files.map(\.name).joined(separator: ", ")) to \(folder)")
    console.say(
      .info,
      "use it with --template \(use(folder)), check it with debrief templates check \(use(folder))")
    return .done
  }

  /// The folder of the pack.
  private func packFolder() throws(ExportError) -> String {
    guard let folder = output ?? PackLoader.folders(environment: Environment.templates).first else {
      throw ExportError(
        .usage, "no folder for templates is known: HOME is not set",
        advice: "name a folder with -o")
    }
    return folder.asFolder + name
  }

  /// The pack as `--template` takes it.
  private func use(_ folder: String) -> String {
    guard let output, !PackLoader.folders(environment: Environment.templates).contains(output)
    else {
      return ShellWord.quoted(name)
    }
    let isPath = ["/", "./", "../"].contains { folder.utf8.starts(with: $0.utf8) }
    return ShellWord.quoted(isPath ? folder : "./\(folder)")
  }
}
