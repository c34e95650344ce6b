package import Reports

/// Where a pipeline puts rendered meetings: standard output or a file (``DocumentStore``), or a
/// folder in which edited notes are kept (``FolderStore``).
///
/// Nothing is in its place before it is complete.
package protocol MeetingStore: AnyObject {
  /// Whether notes were taken that are not in their places yet.
  var holdsNotes: Bool { get }
  /// Whether nobody reads on, since the other end of standard output was closed.
  var isClosed: Bool { get }
  /// The formats whose outputs are to come with their hashes.
  var hashedFormats: Set<OutputFormat> { get }

  /// Takes a meeting, in the order of the sources.
  ///
  /// - Returns: What becomes of its notes, which may be in their places later: see ``holdsNotes``.
  /// - Throws: An error of the kind bad input where something that is no file lies in the place of a
  ///   note, which is no error for the meetings that follow.
  func take(_ meeting: RenderedMeeting) throws(ExportError) -> [NoteOutcome]

  /// Puts the notes that were taken in their places.
  func flush() throws(ExportError)

  /// Puts what was held back in its place.
  ///
  /// - Returns: What became of it.
  func finish() throws(ExportError) -> [NoteOutcome]
}

extension Destination {
  /// Prepares to write here.
  ///
  /// - Parameters:
  ///   - formats: The formats of what will be written.
  ///   - overwritesEdited: Whether notes that a person has edited are overwritten.
  /// - Throws: An ``ExportError`` where the formats cannot go here.
  package func store(
    for formats: [OutputFormat], overwritesEdited: Bool
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
      return FolderStore(path: path, overwritesEdited: overwritesEdited)
    }
  }
}
