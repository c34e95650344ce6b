internal import ArgumentParser
internal import Exporting
internal import TextEscaping

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension DebriefCommand {
  /// Runs the command line of the process, says what is wrong with it or the help that it asks for,
  /// and gives the exit code.
  ///
  /// `main()` of ArgumentParser does the same, but repeats the words of the command line as they are;
  /// file names, by which a shell fills it, may hold what takes over a terminal.
  static func runAndSay() async -> Int32 {
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      try SubcommandCheck.check(arguments, of: Self.self)
      let command = try parseAsRoot(try CommandLineWords(arguments).words)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        var command = command
        try command.run()
      }
      return ExitStatus.done.rawValue
    } catch {
      let code = exitCode(for: error)
      say(fullMessage(for: error), isError: code != .success)
      return code.rawValue
    }
  }

  private static func say(_ message: String, isError: Bool) {
    guard !message.isEmpty else { return }
    let lines = message.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { PlainText.terminalSafe(String(Substring($0))) }
    let text = Array((lines.joined(separator: "\n") + "\n").utf8)
    // Nobody is left to be told that it cannot be written.
    _ = try? FileSystem.write(
      text, to: isError ? STDERR_FILENO : STDOUT_FILENO, name: "standard output")
  }
}
