internal import ArgumentParser
internal import Reports

/// `debrief templates list`: the packs.
struct TemplatesListCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the template packs: name, formats, where each comes from, what it is for.",
    discussion: """
      Packs come from $DEBRIEF_TEMPLATES or ~/.config/debrief/templates, and are built in. Those \
      in ./templates are used by their paths only.
      """)

  @OptionGroup var log: LogOptions

  func run(_ console: Console) async throws -> ExitStatus {
    var table = TextTable()
    for listed in TemplatesCommand.loader().listedPacks() {
      let place = listed.place ?? "built in"
      switch listed.pack {
      case .success(let pack):
        table.add(
          listed.name, pack.formats.map(\.rawValue).joined(separator: ", "),
          listed.use == .path ? "only as --template \(place)" : place, pack.description)
      case .failure(let error):
        table.add(listed.name, "", place, "cannot be used: \(error)")
      }
    }
    try table.write()
    return .done
  }
}
