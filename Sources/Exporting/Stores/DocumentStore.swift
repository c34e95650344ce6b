internal import Archive
internal import LibC
internal import Reports

/// Stores meetings in one stream: standard output, or a file.
///
/// JSON Lines are written as they arrive, and a file appears only when it is complete; a document
/// is held back until it is certain to be the only one.
final class DocumentStore: MeetingStore {
  /// The path of the file; nil for standard output.
  private let path: String?
  private let overwritesEdited: Bool
  private var lines: AtomicFile?
  private var hasLines = false
  private var document: RenderedOutput?

  private(set) var isClosed = false
  let holdsNotes = false
  let hashedFormats: Set<OutputFormat> = []

  init(path: String?, overwritesEdited: Bool) {
    self.path = path
    self.overwritesEdited = overwritesEdited
  }

  func take(_ meeting: RenderedMeeting) throws(ExportError) -> [NoteOutcome] {
    for output in meeting.outputs {
      if !output.format.isNote {
        try output.text.readPieces { bytes throws(ExportError) in try append(bytes) }
      } else {
        guard document == nil else {
          throw ExportError(
            .usage, "several meetings cannot go into one document",
            advice: [.markdown, .html].contains(output.format)
              ? .folderOrLines : .folder(path: "notes"))
        }
        document = output
      }
    }
    return []
  }

  func flush() {}

  func finish() throws(ExportError) -> [NoteOutcome] {
    var outcomes: [NoteOutcome] = []
    if let path, hasLines {
      try lines?.commit()
      outcomes.append(.written(path: path))
    }
    guard let document else { return outcomes }
    guard let path, !FileSystem.isWrittenInPlace(path) else {
      try document.text.readPieces { bytes throws(ExportError) in try append(bytes) }
      return outcomes
    }
    let (folder, name) = try Folder.holding(path)
    var writer = try NoteWriter(folder: folder, overwritesEdited: overwritesEdited)
    outcomes += try writer.write(document, fileName: name)
    return outcomes + (try writer.finish())
  }

  private func append(_ bytes: [UInt8]) throws(ExportError) {
    guard let path else {
      guard !isClosed else { return }
      isClosed = try !FileSystem.write(bytes, to: STDOUT_FILENO, name: "standard output")
      return
    }
    guard !FileSystem.isWrittenInPlace(path) else {
      return try FileSystem.write(bytes, toSpecial: path)
    }
    if !hasLines {
      lines = try AtomicFile(path: path)
      hasLines = true
    }
    try lines?.append(bytes)
  }
}

extension Destination {
  /// Refuses a file in which an export keeps its records.
  static func refuseLinesOfExport(at path: String) throws(ExportError) {
    guard FileSystem.kind(of: path) == .file else { return }
    let (folder, name) = try Folder.holding(path)
    guard LinesFile(rawValue: name) != nil else { return }
    try RecordFile.refuseExport(in: folder, name: name)
  }
}
