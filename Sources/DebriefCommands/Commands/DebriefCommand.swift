internal import ArgumentParser

/// `debrief`: the program's root command.
struct DebriefCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "debrief",
    abstract: "Turns finished PailFlow meeting bots into notes.",
    discussion: """
      Notes are Markdown, HTML or JSON Lines. Data goes to standard output, messages to standard \
      error.

      Exit codes: 0 done, 1 failed, 3 some of many failed, 4 the key was refused or is missing, \
      5 not ready yet, 64 wrong usage, 65 bad input, 130 interrupted.
      """,
    version: Version.description,
    subcommands: [
      RenderCommand.self, ExportCommand.self, MergeCommand.self, ServeCommand.self,
      PublishCommand.self, StatusCommand.self, ListCommand.self, SearchCommand.self,
      TodoCommand.self, ForgetCommand.self, FetchCommand.self,
      DemoCommand.self,
      VerifyCommand.self,
      TemplatesCommand.self, ConfigCommand.self, SchemaCommand.self,
    ])
}
