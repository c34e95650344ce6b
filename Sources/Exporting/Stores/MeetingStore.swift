package import Reports

/// The store of a pipeline's rendered meetings: standard output or a file (``DocumentStore``), or a
/// folder in which edited notes are kept (``FolderStore``).
///
/// Nothing is in place before it is complete.
package protocol MeetingStore: AnyObject {
  /// Whether it holds notes that are not in place yet.
  var holdsNotes: Bool { get }
  /// Whether the reader of standard output has closed it.
  var isClosed: Bool { get }
  /// The formats whose outputs must come with their hashes.
  var hashedFormats: Set<OutputFormat> { get }

  /// Takes a meeting, in the order of the sources.
  ///
  /// - Returns: The outcomes of its notes, which may be moved into place later: see ``holdsNotes``.
  /// - Throws: An error of the kind bad input if something other than a file is in the place of a
  ///   note, which does not affect the meetings that follow.
  func take(_ meeting: RenderedMeeting) throws(ExportError) -> [NoteOutcome]

  /// Moves the notes taken so far into place.
  func flush() throws(ExportError)

  /// Moves everything held back into place, and returns the outcomes.
  func finish() throws(ExportError) -> [NoteOutcome]
}

extension Destination {
  /// Prepares to write here.
  ///
  /// - Parameters:
  ///   - hasPattern: Whether a pattern names the notes of a folder.
  ///   - pack: The pack with which the notes are made.
  /// - Throws: An ``ExportError`` if the formats cannot go here.
  package func store(
    for formats: [OutputFormat], overwritesEdited: Bool, hasPattern: Bool = false,
    pack: String = PackLoader.rootPackName
  ) throws(ExportError) -> any MeetingStore {
    switch self {
    case .standardOutput:
      return DocumentStore(path: nil, overwritesEdited: overwritesEdited)
    case .file(let path):
      if formats.contains(.jsonLines) { try Self.refuseLinesOfExport(at: path) }
      return DocumentStore(path: path, overwritesEdited: overwritesEdited)
    case .folder(let path):
      if formats.contains(.jsonLines), FileSystem.kind(of: path) == .folder {
        try RecordFile.refuseExport(in: try Folder(path), name: RecordFile.name)
      }
      return FolderStore(
        path: path, overwritesEdited: overwritesEdited, hasPattern: hasPattern, pack: pack)
    }
  }
}

/// The outcome of a note or a file of lines.
public enum NoteOutcome: Sendable, Hashable {
  /// It was written.
  case written(path: String)
  /// An identical file was already there.
  case unchanged(path: String)
  /// A person has edited the existing file: it was kept, and the new text was written beside it.
  case kept(path: String, newPath: String)
  /// A person has edited the existing file, and this text was written before: it was kept.
  case keptAsBefore(path: String)
  /// Another file has the note's name: it was kept, and the note was written beside it.
  case blocked(path: String, newPath: String)
  /// Another file has the note's name, and this text was written before: the file was kept.
  case blockedAsBefore(path: String)
  /// A person has edited the existing file, and the new text was merged into it.
  case merged(path: String)
  /// A person has edited the existing file where the new text differs, too: the edit was kept, the
  /// rest was merged, and the new text was written beside it.
  case conflicting(path: String, newPath: String)
  /// A person has saved the existing file while the new text was being merged into it: it was left
  /// as it is, and the next run merges the text.
  case leftForNextRun(path: String)
  /// The note has a new name: the edited file under the old name was kept.
  case keptUnderOldName(path: String, newPath: String)
  /// The note has a new name: the file, which a person has edited, has it now.
  case moved(path: String, newPath: String)

  /// Whether a file was kept because a person has edited or made it.
  var isKept: Bool {
    switch self {
    case .written, .unchanged, .moved, .merged: false
    case .kept, .keptAsBefore, .blocked, .blockedAsBefore, .conflicting, .leftForNextRun,
      .keptUnderOldName:
      true
    }
  }
}
