internal import Archive

/// A note of an export: where its text goes, and what becomes of the files that are there.
struct ExportNote {
  /// The file of the new text, as the archive will record it.
  let file: ArchivedFile
  let plan: NotePlan
  let text: OutputText
  /// How the text is merged into a note that a person has edited; nil if it is not.
  let merge: NoteMerge?
  /// Texts that are in place, though an interrupted run has not recorded it.
  let found: [ArchivedFile]
  /// Files of this note under other names, sorted by name.
  private(set) var former: [FormerNote] = []
  /// A file that a person has edited under an old name, and that gets the note's name, and the
  /// texts beside it.
  let moved: [FormerNote]
  /// The hashes that distinguish such a file from one that a person has edited.
  let hashes: Set<[UInt8]>
  /// Whether the archive knows its files under other names, too.
  let hasOtherNames: Bool

  init(
    file: ArchivedFile, plan: NotePlan, text: OutputText, merge: NoteMerge?, found: [ArchivedFile],
    moved: [FormerNote], hashes: Set<[UInt8]>, hasOtherNames: Bool
  ) {
    self.file = file
    self.plan = plan
    self.text = text
    self.merge = merge
    self.found = found
    self.moved = moved
    self.hashes = hashes
    self.hasOtherNames = hasOtherNames
  }

  /// The note in place of files under old names.
  func replacing(_ former: [FormerNote]) -> ExportNote {
    var note = self
    note.former = former.map { FormerNote(name: $0.name, newName: name) }
    return note
  }

  /// The name of the file that the text is in then.
  var name: String {
    if let merge, !merge.isConflict { merge.file.name } else { file.name }
  }

  /// Whether the text still has to be written as it is: to its place, or beside an edited note.
  var isWritten: Bool {
    // What was offered before is news all the same, once other texts were merged after it.
    if let merge { return merge.isConflict && !plan.isInPlace }
    if case .written = plan.fate { return true }
    return false
  }

  /// Whether the text is merged into one of some notes.
  func isMerged(into names: Set<String>) -> Bool {
    merge.map { names.contains($0.file.name) } ?? false
  }

  /// Whether anything in the folder changes, where some merged notes are left as they are.
  func isChanged(leaving left: Set<String>) -> Bool {
    isWritten || (merge?.content != nil && !isMerged(into: left))
  }

  /// The files whose names the archive has to know before they are written.
  var pending: [ArchivedFile] {
    var files = isWritten ? [file] : []
    if let merge { files.append(merge.file) }
    for moved in moved {
      var file = file
      file.name = moved.newName
      file.place = NotePlace(suffix: NoteFileName(moved.newName).place) ?? .note
      files.append(file)
    }
    return files
  }

  /// The texts that the archive has to know before anything is written.
  var bases: [ArchivedBase] { merge?.bases ?? [] }

  /// The files that the archive records once they are in place; a text that was offered before is
  /// not recorded.
  var recorded: [ArchivedFile] {
    // The run that put a text beside the note may have been stopped before it could be recorded.
    if let merge { return [merge.file] + (merge.isConflict || plan.isInPlace ? [file] : []) }
    if case .keptAsBefore = plan.fate { return [] }
    return [file]
  }

  /// What has become of it, where some merged notes are left as they are.
  func outcome(in path: String, leaving left: Set<String>) -> NoteOutcome {
    guard let merge else { return plan.outcome(in: path) }
    let name = path + merge.file.name
    if isMerged(into: left) { return .leftForNextRun(path: name) }
    if merge.isConflict { return .conflicting(path: name, newPath: path + file.name) }
    return merge.content == nil ? .unchanged(path: name) : .merged(path: name)
  }
}
