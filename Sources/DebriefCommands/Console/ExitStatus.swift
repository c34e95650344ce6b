internal import Exporting
internal import PailFlow
internal import Reports

/// The program's exit codes, an interface for scripts that must not change.
public enum ExitStatus: Int32, Sendable {
  /// Success, even if there was nothing new.
  case done = 0
  /// A failure that no other code covers.
  case failed = 1
  /// Some of many failed, and at least one succeeded.
  case partlyFailed = 3
  /// The key was refused or is missing.
  case keyRefused = 4
  /// The bot has not finished, a requested part is not available yet, or a site waits for approval.
  case notReady = 5
  /// The command asks for something that cannot be done.
  case usage = 64
  /// The input is missing, unreadable or invalid.
  case badInput = 65
  /// Ctrl-C.
  case interrupted = 130
}

extension ExitStatus {
  /// Prints an error and maps it to an exit code.
  ///
  /// This is the only place where errors become exit codes.
  init(saying error: any Error, on console: Console) {
    console.say(.error, error.message)
    self = Self.status(of: error)
  }

  static func status(of error: any Error) -> ExitStatus {
    if let error = error as? ReportError {
      // An invalid template is bad input; a language is named only on the command line.
      return error.kind == .unknownLanguage ? .usage : .badInput
    }
    if error is CancellationError { return .interrupted }
    let error = (error as? PailFlowError).map { ExportError($0) } ?? error as? ExportError
    guard let error else { return .failed }
    return switch error.kind {
    case .usage: .usage
    case .badInput: .badInput
    case .notReady: .notReady
    case .keyRefused: .keyRefused
    case .failed: .failed
    case .interrupted: .interrupted
    }
  }
}
