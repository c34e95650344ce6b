internal import ArgumentParser

/// A subcommand that tells what it does on standard error and ends with an exit code.
protocol ConsoleCommand: AsyncParsableCommand {
  /// What is said, and how.
  var log: LogOptions { get }

  /// Does the work.
  func run(_ console: Console) async throws -> ExitStatus
}

extension ConsoleCommand {
  mutating func run() async throws {
    let console = log.console()
    let status: ExitStatus
    do {
      status = try await run(console)
    } catch {
      status = ExitStatus(saying: error, on: console)
    }
    if status != .done { throw ExitCode(status.rawValue) }
  }
}
