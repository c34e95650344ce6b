internal import Archive

extension ExportError {
  /// Converts an error of the archive.
  init(_ error: ArchiveError) {
    let kind: Kind =
      switch error.kind {
      case .missing, .damaged, .newer: .badInput
      case .failed: .failed
      case .cancelled: .interrupted
      }
    self.init(kind, error.reason, hint: error.advice)
  }
}
