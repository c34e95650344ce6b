internal import ArgumentParser
internal import PailFlow

/// A subcommand that reports on standard error and ends with an exit code.
protocol ConsoleCommand: AsyncParsableCommand {
  /// The options for messages.
  var log: LogOptions { get }

  /// Runs the command.
  func run(_ console: Console) async throws -> ExitStatus
}

extension ConsoleCommand {
  mutating func run() async throws {
    let status = await status(with: [])
    if status != .done { throw ExitCode(status.rawValue) }
  }

  /// Runs the command, and prints its error.
  ///
  /// - Parameter settings: The settings that hold, one of which may be at fault.
  func status(with settings: [Setting]) async -> ExitStatus {
    let console = log.console()
    do {
      return try await run(console)
    } catch {
      // The command that gives the key fails when it is interrupted with the program.
      let isInterrupted = Task.isCancelled && error is PailFlowError
      let explained = SettingsCheck(settings: settings).explained(error) ?? error
      return ExitStatus(saying: isInterrupted ? CancellationError() : explained, on: console)
    }
  }
}
