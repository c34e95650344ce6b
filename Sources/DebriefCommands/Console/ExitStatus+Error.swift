internal import Exporting
internal import PailFlow
internal import Reports

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
