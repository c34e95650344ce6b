internal import Archive
internal import Reports

/// The notes of an export in its folder: decides where they go, and writes them.
struct ExportNotes {
  let archive: Archive
  let folder: OutputFolder
  /// The numbers of the templates in the archive.
  let templates: [OutputFormat: Int64]
  /// The texts that edited notes are merged from.
  let bases: NoteBases
  let policy: EditPolicy
  /// Whether a pattern names the notes, so that two bots' could have one name.
  let hasPattern: Bool

  private var overwritesEdited: Bool { policy == .overwrite }

  /// The texts of a note that the archive knows.
  private struct History: NoteHistory {
    let texts: [WrittenNote]
    let name: String

    var hasNote: Bool {
      texts.contains { text in
        text.place == .note && [text.name, text.otherName].contains(name)
      }
    }

    func isOurs(_ hash: [UInt8], at place: NotePlace) -> Bool {
      texts.contains { $0.place == place && $0.hash == hash }
    }

    func wasPlaced(_ hash: [UInt8]) -> Bool {
      texts.contains { $0.isInPlace && $0.hash == hash }
    }
  }

  /// The names of the notes of bots, without extension.
  func names(_ group: [BotWork]) throws -> [String] {
    var names = group.map { $0.meeting?.name ?? "" }
    guard hasPattern else { return names }
    let indexes = group.indices.filter { index in
      group[index].meeting?.notes.contains { _ in true } ?? false
    }
    let given = try archive.names(
      indexes.map { (position: group[$0].bot.position, stem: names[$0]) })
    for (index, name) in zip(indexes, given) { names[index] = name }
    return names
  }

  /// Decides where the notes of a bot go, and which of them must be written.
  func plan(_ work: BotWork, name: String) throws -> [ExportNote] {
    guard let meeting = work.meeting else { return [] }
    return try meeting.notes.map { try note($0, name: name, of: work.bot) }
  }

  private func note(_ output: RenderedOutput, name: String, of bot: ArchivedBot) throws
    -> ExportNote
  {
    let mainName = "\(name).\(output.format.fileExtension)"
    let isKnown =
      bot.output(in: output.format) != nil || bot.hasAnswer || folder.size(of: mainName) != nil
    var known =
      isKnown
      ? try archive.writtenNotes(at: bot.position, format: output.format.archived) : []
    let found = try markPlaced(&known, of: bot, output.format)
    let names = Set(known.compactMap(\.name) + known.compactMap(\.otherName))
      .filter { !$0.utf8.starts(with: mainName.utf8) }.sorted()
    let hashes = Set(known.map(\.hash))
    let former = names.map { FormerNote(name: $0, newName: mainName) }
    let moved =
      overwritesEdited || former.isEmpty
      ? [] : try folder.folder.edited(among: former) { hash, _ in hashes.contains(hash) }
    let movedNames = moved.map(\.name)
    let left = former.filter { !movedNames.contains($0.name) }
    let history = History(texts: known, name: mainName)
    let plan = try NotePlan(
      output, name: mainName, in: folder.folder, history,
      overwritesEdited: overwritesEdited, moved: moved
    ) { () throws(ExportError) in
      try folder.folder.hasOurs(left) { hash, _ in hashes.contains(hash) }
    }
    let isMerged = policy == .merge && output.format == .markdown && plan.place != .note
    // A file that merely has the note's new name is somebody else's.
    let isOwn = !moved.isEmpty || history.hasNote
    let merge = try isMerged && isOwn ? merge(output, bot, mainName, moved) : nil
    let note = ExportNote(
      file: ArchivedFile(
        position: bot.position, format: output.format.archived, place: plan.place,
        name: plan.fileName, size: output.text.size, hash: output.hash,
        template: templates[output.format]),
      plan: plan, text: output.text, merge: merge, found: found, moved: moved, hashes: hashes,
      hasOtherNames: !former.isEmpty || known.contains { $0.otherName != nil })
    return note.replacing(left)
  }

  /// Merges the text of a note into its file, which a person has edited; nil if that cannot be done.
  private func merge(
    _ output: RenderedOutput, _ bot: ArchivedBot, _ name: String, _ moved: [FormerNote]
  ) throws -> NoteMerge? {
    try NoteMerge(
      output, into: name, now: moved.first?.name ?? name, in: folder.folder, of: bot,
      template: templates[output.format], bases)
  }

  /// The texts that notes were made from whose answers are replaced.
  ///
  /// The notes may be kept as they are, or left to a later run: this one makes other formats, is
  /// being stopped, or fails before it can record them. What it records, it removes again.
  func replacedBases(of group: [BotWork], _ planned: [[ExportNote]]) throws -> [ArchivedBase] {
    try zip(group, planned).compactMap { work, notes in
      // A merge keeps its own.
      guard !notes.contains(where: { $0.merge != nil }) else { return nil }
      return try bases.replaced(by: work, in: folder.folder)
    }
  }

  /// Marks the texts that are in place, though an interrupted run has not recorded it: otherwise, once
  /// such a file has another name, its text would be offered again.
  private func markPlaced(
    _ known: inout [WrittenNote], of bot: ArchivedBot, _ format: OutputFormat
  ) throws(ExportError) -> [ArchivedFile] {
    var found: [ArchivedFile] = []
    for index in known.indices where !known[index].isInPlace {
      let note = known[index]
      for name in [note.name, note.otherName].compactMap({ $0 }) {
        guard let (folder, lastName) = (try? folder.folder.holder(of: name)) ?? nil,
          let size = folder.size(of: lastName), try folder.hash(of: lastName) == note.hash
        else { continue }
        known[index].isInPlace = true
        found.append(
          ArchivedFile(
            position: bot.position, format: format.archived, place: note.place, name: name,
            size: size, hash: note.hash, template: nil))
        break
      }
    }
    return found
  }

  /// Gives files that a person has edited under old names the names of their notes.
  ///
  /// - Returns: The outcomes, by the note's name.
  func move(_ notes: [ExportNote]) throws(ExportError) -> [String: [NoteOutcome]] {
    var outcomes: [String: [NoteOutcome]] = [:]
    try folder.folder.move(notes.flatMap(\.moved), folder.calls)
    for note in notes {
      guard let moved = note.moved.first else { continue }
      outcomes[note.name] = [
        .moved(path: folder.path + moved.name, newPath: folder.path + moved.newName)
      ]
    }
    return outcomes
  }

  /// Writes the notes that must be written, and moves them into place.
  ///
  /// - Returns: The names of merged notes that a person has saved again since they were read: they
  ///   are left as they are, for the next run to merge.
  func put(_ notes: [ExportNote]) throws(ExportError) -> Set<String> {
    try folder.put(notes.filter(\.isWritten).map { ($0.file.name, $0.text) })
    // A note that is merged tells that the text beside it is in place.
    let merges = notes.compactMap(\.merge)
    let hashes = Dictionary(
      merges.map { ($0.file.name, $0.presentHash) }, uniquingKeysWith: { $1 })
    return try folder.put(
      merges.compactMap { merge in merge.content.map { (merge.file.name, .bytes($0)) } }
    ) { name throws(ExportError) in
      guard let (folder, lastName) = try folder.folder.holder(of: name),
        folder.entry(lastName)?.kind == .file
      else { return false }
      return try folder.hash(of: lastName) == hashes[name]
    }
  }

  /// Removes the old files of renamed notes.
  ///
  /// - Returns: The outcomes of files that a person has edited under an old name, by the new name.
  func removeFormer(of notes: [ExportNote]) throws(ExportError) -> [String: [NoteOutcome]] {
    let hashes = Dictionary(notes.map { ($0.name, $0.hashes) }, uniquingKeysWith: { $1 })
    let edited = try folder.folder.remove(notes.flatMap(\.former), folder.calls) { hash, note in
      hashes[note.newName]?.contains(hash) ?? false
    }
    return Dictionary(grouping: edited, by: \.newName).mapValues { notes in
      notes.map {
        .keptUnderOldName(path: folder.path + $0.name, newPath: folder.path + $0.newName)
      }
    }
  }

  /// The notes that are settled under their names, once their former files are gone.
  ///
  /// A note whose new name somebody else's file has may still be under a former one.
  func settled(_ notes: [ExportNote]) -> [SettledNote] {
    notes.filter { note in
      note.hasOtherNames
        && !(note.plan.isForeign && note.former.contains { !isGone($0.name) })
    }.map { note in
      SettledNote(
        position: note.file.position, format: note.file.format,
        renamed: Dictionary(
          note.moved.map { ($0.name, $0.newName) }, uniquingKeysWith: { first, _ in first }),
        gone: note.former.map(\.name).filter(isGone))
    }
  }

  /// Whether nothing has a name: what has it was edited and could not be moved, cannot be reached, or
  /// is the same file in other case.
  private func isGone(_ name: String) -> Bool {
    do throws(ExportError) {
      return try folder.folder.entry(at: name) == nil
    } catch {
      return false
    }
  }
}
