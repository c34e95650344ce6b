internal import ArgumentParser
internal import Reports

/// `debrief templates`: what there is, and how to make one's own.
struct TemplatesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "List, show, make and check templates.",
    discussion: """
      A pack of templates determines how notes look. Templates/README.md is the guide, from a \
      changed colour to a pack of your own.
      """,
    subcommands: [
      TemplatesListCommand.self, TemplatesShowCommand.self, TemplatesNewCommand.self,
      TemplatesCheckCommand.self, TemplatesValuesCommand.self,
    ])

  /// The loader for the packs of the user and the built-in ones.
  static func loader() -> PackLoader {
    PackLoader(folders: PackLoader.folders(environment: Environment.templates))
  }
}
