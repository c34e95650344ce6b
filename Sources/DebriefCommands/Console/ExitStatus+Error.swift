internal import Exporting
internal import PailFlow
internal import Reports

extension ExitStatus {
  /// Says an error on a console and gives the exit code that stands for it: the one place where
  /// errors become exit codes.
  init(saying error: any Error, on console: Console) {
    console.say(
      .error, error is CancellationError ? "interrupted" : String(describing: error))
    self = Self.status(of: error)
  }

  /// The exit code that stands for an error.
  static func status(of error: any Error) -> ExitStatus {
    if let error = error as? ReportError {
      // A template that is not what it should be is bad input; a language is named on the command
      // line alone.
      return error.reason == .unknownLanguage ? .usage : .badInput
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
