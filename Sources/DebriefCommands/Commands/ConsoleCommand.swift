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
    let console = log.console()
    let status: ExitStatus
    do {
      status = try await run(console)
    } catch {
      // The command that gives the key fails when it is interrupted with the program.
      let isInterrupted = Task.isCancelled && error is PailFlowError
      status = ExitStatus(saying: isInterrupted ? CancellationError() : error, on: console)
    }
    if status != .done { throw ExitCode(status.rawValue) }
  }
}
