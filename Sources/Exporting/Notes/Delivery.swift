package import MeetingModel
package import Reports
package import TimeZones

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The one place that writes output: takes rendered meetings in their order and puts them where
/// the command said.
///
/// Nothing is in its place before it is complete: notes are written whole and by groups, JSON Lines
/// when the last line is there. What goes to standard output as one document is held back until it is
/// certain that there is only one.
package struct Delivery: ~Copyable {
  /// The name of the one file that all records of a folder go into.
  package static let linesFileName = "meetings.jsonl"

  private let destination: Destination
  private let overwritesEdited: Bool
  private var notes: NoteWriter?
  private var lines: AtomicFile?
  private var linesPath: String?
  private var records: RecordFile?
  /// The folder that all goes into; nil until something does, or where there is none.
  private var folder: Folder?
  private var document: [UInt8]?
  private var namer: FileNamer

  /// Whether the other end of standard output was closed, so that nobody reads on.
  package private(set) var isClosed = false

  /// Prepares to write to a destination.
  ///
  /// - Parameter timeZone: The zone of the dates in file names.
  package init(to destination: Destination, overwritesEdited: Bool, timeZone: Zone = .utc) {
    self.namer = FileNamer(timeZone: timeZone)
    self.destination = destination
    self.overwritesEdited = overwritesEdited
  }

  /// Refuses formats that cannot go where they should.
  package func check(_ formats: [OutputFormat]) throws(ExportError) {
    guard formats.contains(.jsonLines) else { return }
    switch destination {
    case .standardOutput: return
    case .folder(let path):
      guard FileSystem.kind(of: path) == .folder else { return }
      try RecordFile.refuseExport(in: try Folder(path), name: Self.linesFileName)
    case .file(let path):
      guard FileSystem.kind(of: path) == .file else { return }
      let (folder, name) = try Folder.holding(path)
      guard name == Self.linesFileName || name == Self.linesFileName + ".gz" else { return }
      try RecordFile.refuseExport(in: folder, name: name)
    }
  }

  /// Whether notes were taken that are not in their places yet.
  package var holdsNotes: Bool { notes?.holdsNotes ?? false }

  /// Puts the notes that were taken in their places.
  package mutating func flush() throws(ExportError) { try notes?.flush() }

  /// Takes a meeting in the formats it was rendered in.
  ///
  /// - Returns: What becomes of its notes, which may be in their places later: see ``holdsNotes``.
  /// - Throws: An error of the kind bad input where something that is no file lies in the place of a
  ///   note, which is no error for the meetings that follow.
  package mutating func take(
    _ rendered: [RenderedNote], of meeting: Meeting
  ) throws(ExportError) -> [NoteWriter.Outcome] {
    var outcomes: [NoteWriter.Outcome] = []
    var failure: ExportError?
    // Every meeting takes its name, so that names do not depend on the formats asked for.
    let name = namer.name(for: meeting)
    for note in rendered {
      let bytes = note.bytes
      switch (destination, note.format) {
      case (.standardOutput, .jsonLines):
        try writeToStandardOutput(bytes)
      case (.file(let path), .jsonLines):
        try appendLine(bytes, path: path)
      case (.standardOutput, _), (.file, _):
        try hold(bytes)
      case (.folder(let path), .jsonLines):
        let folder = try folder(path)
        if records == nil {
          records = try RecordFile(in: folder, name: Self.linesFileName)
          linesPath = folder.path + Self.linesFileName
        }
        try records?.append(bytes, of: meeting.botID)
      case (.folder(let path), _):
        if notes == nil {
          notes = try NoteWriter(folder: try folder(path), overwritesEdited: overwritesEdited)
        }
        do {
          let outcome = try notes?.write(
            bytes, hash: note.hash, fileName: "\(name).\(note.format.fileExtension)",
            bot: meeting.botID.flatMap { BotID($0) })
          if let outcome { outcomes.append(outcome) }
        } catch {
          // A folder or a pipe lies where the note belongs; the others go on.
          guard error.kind == .badInput else { throw error }
          failure = failure ?? error
        }
      }
    }
    if let failure { throw failure }
    return outcomes
  }

  /// Puts what was held back in its place.
  ///
  /// - Returns: What became of it.
  package mutating func finish() throws(ExportError) -> [NoteWriter.Outcome] {
    var outcomes = try notes?.finish() ?? []
    if let linesPath {
      try records?.commit()
      try lines?.commit()
      outcomes.append(.written(path: linesPath))
    }
    guard let document else { return outcomes }
    switch destination {
    case .standardOutput:
      try writeToStandardOutput(document)
    case .file(let path) where FileSystem.isWrittenInPlace(path):
      try FileSystem.write(document, toSpecial: path)
    case .file(let path), .folder(let path):
      let (folder, name) = try Folder.holding(path)
      var writer = try NoteWriter(folder: folder, overwritesEdited: overwritesEdited)
      outcomes.append(try writer.write(document, fileName: name))
      outcomes += try writer.finish()
    }
    return outcomes
  }

  private mutating func folder(_ path: String) throws(ExportError) -> Folder {
    if let folder { return folder }
    let opened = try Folder(making: path)
    folder = opened
    return opened
  }

  private mutating func hold(_ bytes: [UInt8]) throws(ExportError) {
    guard document == nil else {
      throw ExportError(
        .usage, "several meetings cannot go into one document",
        hint: "name a folder with -o, such as -o notes/, or use -t jsonl")
    }
    document = bytes
  }

  private mutating func appendLine(_ bytes: [UInt8], path: String) throws(ExportError) {
    if FileSystem.isWrittenInPlace(path) {
      try FileSystem.write(bytes, toSpecial: path)
      return
    }
    if linesPath == nil {
      lines = try AtomicFile(path: path)
      linesPath = path
    }
    try lines?.append(bytes)
  }

  private mutating func writeToStandardOutput(_ bytes: [UInt8]) throws(ExportError) {
    guard !isClosed else { return }
    isClosed = try !FileSystem.write(bytes, to: STDOUT_FILENO, name: "standard output")
  }
}
