internal import Reports

extension Error {
  /// The error on one line, with advice that names the program's options; the libraries name none.
  var message: String {
    switch self {
    case is CancellationError: return "interrupted"
    case let error as ReportError:
      guard case .packInWorkingFolder(let path) = error.kind else { return "\(error)" }
      return "\(error), here --template \(path)"
    default: return String(describing: self)
    }
  }
}
