internal import Archive

/// Completes what an earlier command recorded in the archive as unfinished, before anything else
/// happens in the folder: moving a new lines file into place, and removing forgotten bots.
struct ExportRecovery {
  let archive: Archive
  let folder: OutputFolder

  /// Completes it; does nothing if nothing is unfinished.
  func complete() throws {
    do {
      try completeReplacement()
      let removals = try archive.removals()
      guard !removals.isEmpty else { return }
      for removal in removals {
        if let name = removal.name { try folder.folder.removeFile(at: name, folder.calls) }
      }
      try folder.sync()
      // The lines of forgotten bots are removed as well.
      let lines = LineFile(try archive.linesFile() ?? .plain, in: folder, archive, .keeping)
      try lines.removeForgotten()
      try lines.removeIfEmpty()
      try archive.endRemovals()
    } catch let error as ArchiveError {
      throw ExportError(error)
    }
  }

  /// Moves a new lines file into place, if that is still to be done.
  ///
  /// The file is complete and on disk; if it is no longer staged, it is already in place.
  func completeReplacement() throws {
    guard let (stagedName, file) = try archive.replacement() else { return }
    if folder.hasStaged(stagedName) { try folder.put(stagedName: stagedName, as: file.name) }
    for other in LinesFile.allCases where other != file && folder.size(of: other.name) != nil {
      try folder.remove(other.name)
      try folder.sync()
    }
    try archive.endReplacement()
  }
}

extension Archive {
  /// The name of a staged file that is still to be moved into place; nil if there is none.
  func keptStagedName() throws(ExportError) -> String? {
    do {
      return try replacement()?.stagedName
    } catch {
      throw ExportError(error)
    }
  }
}

extension OutputFolder {
  /// Removes incomplete files, except those that the archive relies on.
  func clear(for archive: Archive) throws(ExportError) {
    try clear(keeping: try archive.keptStagedName())
  }
}
