internal import Archive
internal import Reports

/// The notes of an export in its folder: decides where they go, and writes them.
struct ExportNotes {
  let archive: Archive
  let folder: OutputFolder
  /// The numbers of the templates in the archive.
  let templates: [OutputFormat: Int64]
  let overwritesEdited: Bool

  /// The texts of a note that the archive knows.
  private struct History: NoteHistory {
    let texts: [WrittenNote]

    func isOurs(_ hash: [UInt8], at place: NotePlace) -> Bool {
      texts.contains { $0.place == place && $0.hash == hash }
    }

    func wasPlaced(_ hash: [UInt8]) -> Bool {
      texts.contains { $0.isInPlace && $0.hash == hash }
    }
  }

  struct Note {
    /// The file, as the archive will record it.
    let file: ArchivedFile
    let plan: NotePlan
    let text: OutputText
    /// Files of this note under other names, sorted by name.
    let former: [FormerNote]
    /// The hashes that distinguish such a file from one that a person has edited.
    let hashes: Set<[UInt8]>

    /// Whether it still has to be written.
    var isWritten: Bool {
      if case .written = plan.fate { true } else { false }
    }

    /// Whether the archive records it; a text that was offered before is not recorded.
    var isRecorded: Bool {
      if case .keptAsBefore = plan.fate { false } else { true }
    }
  }

  /// Decides where the notes of a bot go, and which of them must be written.
  func plan(_ work: BotWork) throws -> [Note] {
    guard let meeting = work.meeting else { return [] }
    return try meeting.notes.map { try note($0, name: meeting.name, of: work.bot) }
  }

  private func note(_ output: RenderedOutput, name: String, of bot: ArchivedBot) throws -> Note {
    let mainName = "\(name).\(output.format.fileExtension)"
    let isKnown = bot.output(in: output.format) != nil || folder.size(of: mainName) != nil
    let known =
      isKnown
      ? try archive.writtenNotes(at: bot.position, format: output.format.archived) : []
    let plan = try NotePlan(
      output, name: mainName, in: folder.folder, History(texts: known),
      overwritesEdited: overwritesEdited)
    let names = Set(known.compactMap(\.name) + known.compactMap(\.otherName))
      .filter { !$0.utf8.starts(with: mainName.utf8) }
    return Note(
      file: ArchivedFile(
        position: bot.position, format: output.format.archived, place: plan.place,
        name: plan.fileName, size: output.text.size, hash: output.hash,
        template: templates[output.format]),
      plan: plan, text: output.text,
      former: names.sorted().map { FormerNote(name: $0, newName: plan.fileName) },
      hashes: Set(known.map(\.hash)))
  }

  /// Writes the notes that must be written, and moves them into place.
  func put(_ notes: [Note]) throws(ExportError) {
    try folder.put(notes.filter(\.isWritten).map { ($0.file.name, $0.text) })
  }

  /// Removes the old files of renamed notes.
  ///
  /// - Returns: The outcomes of files that a person has edited under an old name, by the new name.
  func removeFormer(of notes: [Note]) throws(ExportError) -> [String: [NoteOutcome]] {
    let hashes = Dictionary(notes.map { ($0.file.name, $0.hashes) }, uniquingKeysWith: { $1 })
    let edited = try folder.folder.remove(notes.flatMap(\.former), folder.calls) { hash, note in
      hashes[note.newName]?.contains(hash) ?? false
    }
    return Dictionary(grouping: edited, by: \.newName).mapValues { notes in
      notes.map {
        .keptUnderOldName(path: folder.path + $0.name, newPath: folder.path + $0.newName)
      }
    }
  }
}
