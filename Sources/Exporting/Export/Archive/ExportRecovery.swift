internal import Archive

/// Completes what an earlier command recorded in the archive as half done, before anything else
/// happens in the folder: a new file of all lines that was to be put in its place, and a forgetting.
struct ExportRecovery {
  let archive: Archive
  let folder: OutputFolder

  /// Completes it; does nothing where nothing is half done.
  func complete() throws {
    do {
      try completeReplacement()
      let removals = try archive.removals()
      guard !removals.isEmpty else { return }
      for removal in removals {
        if let name = removal.name { try folder.remove(name) }
      }
      try folder.sync()
      // The lines of bots that were forgotten go as well.
      let lines = LineFile(try archive.linesFile() ?? .plain, in: folder, archive, .keeping)
      try lines.removeForgotten()
      try lines.removeIfEmpty()
      try archive.endRemovals()
    } catch let error as ArchiveError {
      throw ExportError(error)
    }
  }

  /// Puts a new file of all lines in its place, if that is still to be done.
  ///
  /// The file is complete and on the disk; where it is not staged any more, it is in its place.
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
