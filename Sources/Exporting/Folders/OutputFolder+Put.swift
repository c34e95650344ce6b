internal import LibC

extension OutputFolder {
  /// Up to this many files are synced one by one.
  private static let fewFiles = 4

  /// Stages texts, flushes all of them to disk and moves them into place; a file that replaces
  /// another gets its mode.
  ///
  /// - Parameter others: Names of files in the folder to sync along with them, before any is moved
  ///   into place.
  func put(
    _ files: [(name: String, text: OutputText)], syncing others: [String] = []
  ) throws(ExportError) {
    guard !files.isEmpty else { return }
    let isSyncedAtOnce = calls.syncAll != nil && files.count > Self.fewFiles
    for (index, file) in files.enumerated() {
      let staged = try stagedFile(of: file.text, index)
      if let entry = folder.entry(file.name), entry.kind == .file {
        try staged.setMode(mode_t(truncatingIfNeeded: entry.permissions) & 0o777)
      }
      if !isSyncedAtOnce { try staged.sync() }
    }
    if isSyncedAtOnce {
      _ = try staging.syncAll(calls)
    } else if !others.isEmpty {
      for name in others { try opened(name, .reading).sync() }
      try sync()
    }
    for (index, file) in files.enumerated() {
      try staging.rename(
        Self.stagedName(of: file.text, index), to: file.name, in: folder, calls: calls)
    }
    try sync()
  }

  /// Moves a staged file into place.
  func put(stagedName: String, as name: String) throws(ExportError) {
    try staging.rename(stagedName, to: name, in: folder, calls: calls)
    try sync()
  }

  /// Stages a text that is too large to be held in memory until it is moved into place.
  func staged(_ bytes: [UInt8]) throws(ExportError) -> StagedText {
    let name = Folder.temporaryName(prefix: "text-")
    let file = try OpenFile(name, in: staging, .new, calls: calls)
    let text = StagedText(in: staging, name: name, size: bytes.count)
    try file.append(bytes)
    return text
  }

  /// The staged file of a text, complete but not synced.
  private func stagedFile(of text: OutputText, _ index: Int) throws(ExportError) -> OpenFile {
    let name = Self.stagedName(of: text, index)
    guard case .bytes(let bytes) = text else {
      return try OpenFile(name, in: staging, .reading, calls: calls)
    }
    let file = try OpenFile(name, in: staging, .new, calls: calls)
    try file.append(bytes)
    return file
  }

  private static func stagedName(of text: OutputText, _ index: Int) -> String {
    if case .staged(let text) = text { text.name } else { String(index) }
  }
}
