internal import MeetingModel
internal import Reports

/// Stores meetings in a folder: notes named after their meetings, of which edited ones are kept,
/// and one file of records.
final class FolderStore: MeetingStore {
  private let path: String
  private let overwritesEdited: Bool
  private let hasPattern: Bool
  private let pack: String
  /// The folder; nil until something is written into it.
  private var folder: Folder?
  private var notes: NoteWriter?
  private var records: RecordFile?

  let isClosed = false
  let hashedFormats = Set(OutputFormat.allCases.filter(\.isNote))

  init(path: String, overwritesEdited: Bool, hasPattern: Bool, pack: String) {
    self.path = path
    self.overwritesEdited = overwritesEdited
    self.hasPattern = hasPattern
    self.pack = pack
  }

  var holdsNotes: Bool { notes?.holdsNotes ?? false }

  func take(_ meeting: RenderedMeeting) throws(ExportError) -> [NoteOutcome] {
    var outcomes: [NoteOutcome] = []
    var failure: ExportError?
    var name = meeting.name
    let bot = meeting.botID.flatMap { BotID($0) }
    // Usual names distinguish meetings without it.
    let owner = hasPattern ? meeting.owner : bot
    if meeting.outputs.contains(where: { $0.format != .jsonLines }) {
      try openNotes()
      name = notes?.names.name(meeting.name, of: owner, mark: hasPattern ? " " : "-") ?? name
    }
    for output in meeting.outputs {
      if !output.format.isNote {
        if records == nil { records = try RecordFile(in: try opened(), name: RecordFile.name) }
        try records?.append(try output.text.bytes(), of: meeting.botID)
        continue
      }
      try openNotes()
      do {
        let outcome = try notes?.write(
          output, fileName: "\(name).\(output.format.fileExtension)", bot: bot, owner: owner)
        outcomes += outcome ?? []
      } catch {
        // A folder or a pipe is in the note's place; the other notes are still written.
        guard error.kind == .badInput else { throw error }
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return outcomes
  }

  func flush() throws(ExportError) { try notes?.flush() }

  func finish() throws(ExportError) -> [NoteOutcome] {
    var outcomes = try notes?.finish() ?? []
    if let records {
      try records.commit()
      outcomes.append(.written(path: records.path))
    }
    return outcomes
  }

  private func openNotes() throws(ExportError) {
    guard notes == nil else { return }
    notes = try NoteWriter(
      folder: try opened(), overwritesEdited: overwritesEdited, pack: pack)
  }

  private func opened() throws(ExportError) -> Folder {
    if let folder { return folder }
    let opened = try Folder(making: path)
    folder = opened
    return opened
  }
}
