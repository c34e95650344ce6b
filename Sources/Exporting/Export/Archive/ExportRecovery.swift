internal import Archive
internal import PailFlow

/// Completes what an earlier command recorded in the archive as half done, before anything else
/// happens in the folder: a new file of all lines that was to be put in its place, and a forgetting.
struct ExportRecovery {
  let archive: Archive
  let folder: OutputFolder

  /// Completes it; does nothing where nothing is half done.
  func complete() async throws {
    do {
      try completeReplacement()
      let removals = try archive.removals()
      guard !removals.isEmpty else { return }
      for removal in removals {
        if let name = removal.name { try folder.remove(name) }
      }
      try folder.sync()
      try await rewriteLines()
      try archive.endRemovals()
    } catch let error as ArchiveError {
      throw ExportError(error)
    }
  }

  /// Puts a new file of all lines in its place, if that is still to be done.
  ///
  /// The file is complete and on the disk; where it is not staged any more, it is in its place.
  func completeReplacement() throws {
    guard let (stagedName, name) = try archive.replacement() else { return }
    if folder.hasStaged(stagedName) { try folder.put(stagedName: stagedName, as: name) }
    for other in [Delivery.linesFileName, Delivery.linesFileName + ".gz"]
    where other != name && folder.size(of: other) != nil {
      try folder.remove(other)
      try folder.sync()
    }
    try archive.endReplacement()
  }

  /// Writes the file of all lines without those of bots that were forgotten.
  private func rewriteLines() async throws {
    var options = ExportOptions(folder: folder.path)
    options.packsLines = try archive.hasPackedLines()
    let recorder = Recorder(
      options: options, archive: archive, folder: folder, templates: [:], canAsk: false,
      timing: .system
    ) { _ in }
    try await recorder.removeForgottenLines()
    if folder.size(of: options.linesFileName) == 0 {
      try folder.remove(options.linesFileName)
      try folder.sync()
    }
  }
}

extension Archive {
  /// The name of a staged file that is still to be put in its place; nil if there is none.
  func keptStagedName() throws(ExportError) -> String? {
    do {
      return try replacement()?.stagedName
    } catch {
      throw ExportError(error)
    }
  }
}

extension OutputFolder {
  /// Removes what is not complete, except what the archive relies on.
  func clear(for archive: Archive) throws(ExportError) {
    try clear(keeping: try archive.keptStagedName())
  }
}
