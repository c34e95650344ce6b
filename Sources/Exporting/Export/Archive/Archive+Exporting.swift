internal import Archive

extension Archive {
  static func opened(at path: String, _ opening: Archive.Opening) throws(ExportError) -> Archive {
    do {
      return try Archive(path: path, opening)
    } catch {
      throw ExportError(error)
    }
  }

  func closed() throws(ExportError) {
    do {
      try close()
    } catch {
      throw ExportError(error)
    }
  }
}

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
