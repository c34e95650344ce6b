internal import ArgumentParser
internal import TextScanning

/// Checks the names of subcommands.
///
/// ArgumentParser ignores unknown ones in `help NAME`, and calls them unexpected arguments
/// elsewhere.
enum SubcommandCheck {
  /// Checks the first argument, and those that follow `help`.
  ///
  /// - Parameters:
  ///   - words: The arguments of the command line without the program's name.
  ///   - root: The root command.
  /// - Throws: `ValidationError` for a subcommand that does not exist.
  static func check(
    _ words: [String], of root: any ParsableCommand.Type
  ) throws(ValidationError) {
    let helpFlags = ["-h", "--help"]
    var rest = words[...]
    var isHelp = false
    while let word = rest.first, helpFlags.contains(word) {
      isHelp = true
      rest.removeFirst()
    }
    guard let first = rest.first, first.utf8.first != UInt8(ascii: "-") else { return }
    if first == "help" {
      isHelp = true
      rest.removeFirst()
    }
    var command = root
    for name in rest {
      if name.utf8.first == UInt8(ascii: "-") { return }
      command = try subcommand(named: name, of: command)
      guard isHelp || !command.configuration.subcommands.isEmpty else { return }
    }
  }

  private static func subcommand(
    named name: String, of command: any ParsableCommand.Type
  ) throws(ValidationError) -> any ParsableCommand.Type {
    let subcommands = command.configuration.subcommands
    if let found = subcommands.first(where: { $0.configuration.commandName == name }) {
      return found
    }
    let names = subcommands.compactMap { $0.configuration.commandName }
    let guess = NearestName.suggestion(for: name, among: names + ["help"])
    throw ValidationError("no command is called \"\(name)\"\(guess)")
  }
}
