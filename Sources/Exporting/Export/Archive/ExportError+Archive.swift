internal import Archive

extension ExportError {
  init(_ error: ArchiveError) {
    let kind: Kind =
      switch error.kind {
      case .missing, .damaged, .newer: .badInput
      case .unwritable, .failed: .failed
      case .cancelled: .interrupted
      }
    let advice: Advice =
      switch error.kind {
      case .missing: .nameExport
      case .newer: .otherFolder(or: "use that version")
      case .unwritable: .otherFolder(or: "change its permissions")
      case .damaged, .failed, .cancelled: .text(error.advice)
      }
    self.init(kind, at: error.place, error.reason, advice: advice, underlying: error)
  }
}
