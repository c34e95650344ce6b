internal import ArgumentParser
internal import Exporting
internal import LibC
internal import TextEscaping

extension DebriefCommand {
  /// Runs the command line of the process, prints errors or the requested help, and returns the
  /// exit code.
  ///
  /// ArgumentParser's `main()` does the same, but repeats arguments verbatim; file names, which a
  /// shell expands into arguments, may hold escape sequences that take over a terminal.
  static func runAndSay() async -> Int32 {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      try SubcommandCheck.check(arguments, of: Self.self)
      let (command, settings) = try Settings.command(for: try CommandLineWords(arguments).words)
      if let command = command as? any ConsoleCommand {
        return await command.status(with: settings).rawValue
      }
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        var command = command
        try command.run()
      }
      return ExitStatus.done.rawValue
    } catch let error as ExportError {
      // Of the settings: errors of a command itself are told by its console.
      let console = LogOptions.jsonConsole(for: arguments) ?? LogOptions.console()
      return ExitStatus(saying: error, on: console).rawValue
    } catch {
      let conflict = error as? SettingsConflict
      let error = conflict?.underlying ?? error
      let console = LogOptions.jsonConsole(for: arguments)
      let code = exitCode(for: error)
      let message = message(for: error)
      if code != .success, !message.isEmpty, let console {
        console.say(.error, message)
      } else {
        say(fullMessage(for: error), isError: code != .success)
      }
      for note in conflict?.notes ?? [] { (console ?? LogOptions.console()).say(.info, note) }
      return code.rawValue
    }
  }

  private static func say(_ message: String, isError: Bool) {
    guard !message.isEmpty else { return }
    let lines = message.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { PlainText.terminalSafe(String(Substring($0))) }
    let text = Array((lines.joined(separator: "\n") + "\n").utf8)
    // There is nobody left to tell that writing failed.
    _ = try? FileSystem.write(
      text, to: isError ? STDERR_FILENO : STDOUT_FILENO, name: "standard output")
  }
}
