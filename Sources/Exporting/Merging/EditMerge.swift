internal import Archive
internal import Crypto
internal import MeetingModel

/// Takes over notes that people have edited in the folders of merged archives.
///
/// The file comes with what its archive knows of it: the text that it was made from and those that it
/// has had. So it counts as edited here, too, and new text is merged into it by the export that
/// follows. A note that is edited here already stays, and the other one goes beside it.
struct EditMerge {
  let archive: Archive
  let output: OutputFolder
  /// The formats that are written: notes in others stay where they are.
  let formats: Set<ArchivedFormat>
  /// The latest time that counts as that of a request.
  let latest: String

  /// An edited note of one archive.
  struct Edit {
    let source: MergeSource
    let origin: ArrivingBot.Origin
    let note: MergedNote
    /// The folder that has the file, and its name in it.
    let folder: Folder
    let name: String
    /// The SHA-256 of the file.
    let hash: [UInt8]

    var path: String { folder.path + name }
  }

  /// A file that was put beside a note.
  struct Beside {
    /// The name of the note.
    let note: String
    /// The name of the file.
    let name: String
    /// The path that it came from.
    let origin: String
  }

  /// What happened to an edited note.
  enum Outcome {
    /// It is in place, or was left behind.
    case event(MergeEvent)
    /// It was put beside the note that is here.
    case beside(Beside)
  }

  /// Takes over the edited notes of a bot.
  ///
  /// - Parameter unreadable: The numbers of archives that are left out.
  /// - Returns: What happened.
  func take(
    _ bot: ArrivingBot, from sources: [MergeSource], except unreadable: Set<Int>
  ) throws -> [Outcome] {
    var events: [MergeEvent] = []
    var edits: [Edit] = []
    for origin in bot.origins where !unreadable.contains(origin.archive) {
      edits += try edited(bot.id, origin, in: sources[origin.archive], &events)
    }
    if edits.count > 1 {
      let answer = try archived { try archive.mergedBot(at: bot.position, latest: latest) }
      edits = Self.sorted(edits, byAnswer: answer?.answerHash, latest: latest)
    }
    var outcomes = events.map { Outcome.event($0) }
    for edit in edits {
      if let outcome = try take(edit, of: bot) { outcomes.append(outcome) }
    }
    return outcomes
  }

  /// Edits in the order in which they are taken over: those of the answer that counts first.
  ///
  /// With one answer in two archives, the order in which these are named does not matter.
  private static func sorted(
    _ edits: [Edit], byAnswer hash: [UInt8]?, latest: String
  ) -> [Edit] {
    edits.map { edit in
      let bot = try? edit.source.archive.mergedBot(at: edit.origin.position, latest: latest)
      return (edit: edit, counts: hash != nil && bot?.answerHash == hash)
    }.sorted { first, second in
      let (one, other) = (first.edit, second.edit)
      if first.counts != second.counts { return first.counts }
      return one.origin.rank == other.origin.rank
        ? other.hash.lexicographicallyPrecedes(one.hash) : one.origin.rank > other.origin.rank
    }.map(\.edit)
  }

  /// Removes a file that was put beside a note, if the note has become the same by new text that was
  /// merged into it.
  ///
  /// - Returns: Whether it was removed.
  func isRemoved(_ file: Beside) throws -> Bool {
    guard let hash = try hash(of: file.name), !hash.isEmpty, try self.hash(of: file.note) == hash
    else { return false }
    try output.folder.removeFile(at: file.name, output.calls)
    return true
  }

  /// The notes of a bot that were edited in the folder of an archive.
  private func edited(
    _ id: BotID, _ origin: ArrivingBot.Origin, in source: MergeSource, _ events: inout [MergeEvent]
  ) throws -> [Edit] {
    guard let folder = source.folder else { return [] }
    let notes: [MergedNote]
    do throws(ArchiveError) {
      let found = try source.archive.mergedNotes(of: id, at: origin.position)
      notes = found.notes
      events += found.damaged.map { .damagedRow(name: source.name, reason: $0.reason) }
    } catch {
      guard error.kind != .cancelled else { throw ExportError(error) }
      events.append(.damagedRow(name: source.name, reason: error.reason))
      return []
    }
    return notes.compactMap { note in
      guard formats.contains(note.format), let textHash = note.file.hash else { return nil }
      let place: (folder: Folder, name: String)?
      do throws(ExportError) {
        place = try folder.holder(of: note.file.name)
      } catch {
        events.append(.leftBehind(path: folder.path + note.file.name, reason: error.reason))
        return nil
      }
      guard let (folder, name) = place, let entry = folder.entry(name), entry.kind == .file else {
        return nil
      }
      guard entry.size <= NoteMerge.maximumSize else {
        // Nothing of this size is read to find out whether it was edited.
        if entry.size != note.file.size {
          events.append(
            .leftBehind(path: folder.path + name, reason: "it is larger than any note"))
        }
        return nil
      }
      do throws(ExportError) {
        let hash = try folder.hash(of: name)
        guard hash != textHash, !isOurs(hash, note, at: origin.position, in: source.archive) else {
          return nil
        }
        return Edit(
          source: source, origin: origin, note: note, folder: folder, name: name, hash: hash)
      } catch {
        events.append(.leftBehind(path: folder.path + name, reason: error.reason))
        return nil
      }
    }
  }

  /// Whether a file holds a text that was written by an export.
  private func isOurs(
    _ hash: [UInt8], _ note: MergedNote, at position: Int64, in archive: Archive
  ) -> Bool {
    let texts = try? archive.mergedTexts(at: position, format: note.format)
    return texts?.contains { $0.place == .note && $0.hash == hash } ?? false
  }

  private func take(_ edit: Edit, of bot: ArrivingBot) throws -> Outcome? {
    let format = edit.note.format
    let isPlaced = try archived {
      try archive.hasCarried(edit.hash, at: bot.position, format: format)
    }
    guard isPlaced != true else { return nil }
    let own = try archived {
      try archive.mergedNotes(of: bot.id, at: bot.position).notes.first { $0.format == format }
    }
    let name = try own?.file.name ?? newName(of: edit, bot)
    let present = try hash(of: name)
    let bytes: [UInt8]
    do throws(ExportError) {
      bytes = try edit.folder.read(edit.name)
    } catch {
      return .event(.leftBehind(path: edit.path, reason: error.reason))
    }
    guard SHA256.hash(data: bytes).elementsEqual(edit.hash) else {
      return .event(.leftBehind(path: edit.path, reason: "it was saved while it was read"))
    }
    let outcome: Outcome?
    // A run that was stopped before it could record that the edit is in place.
    var isInPlace = present == edit.hash && isPlaced == false
    if present == edit.hash, own != nil {
      outcome = nil
    } else if let own, let present, present != own.file.hash,
      !isOurs(present, own, at: bot.position, in: archive),
      try !isEarlier(present, than: edit, of: bot)
    {
      // Edited here as well.
      outcome = try putBeside(name, bytes, edit)
    } else if own == nil, let present, present != edit.hash {
      // A file of somebody else has the name.
      outcome = try putBeside(name, bytes, edit)
    } else {
      try put(bytes, as: name, edit, of: bot)
      outcome = .event(.carried(path: edit.path, newPath: output.path + name))
      isInPlace = true
    }
    // One that had no place is tried again by the next merge.
    if case .event(.leftBehind) = outcome { return outcome }
    try archived { [isInPlace] in
      if isInPlace {
        try archive.recordCarried(
          trace(of: edit.hash, from: edit), at: bot.position, format: format)
      }
      try archive.recordCarried(edit.hash, at: bot.position, format: format)
    }
    return outcome
  }

  /// Whether a file of this folder is, byte for byte, what an earlier merge put in place of the same
  /// edited note, so that nobody has changed it here, and what the source has now follows it.
  private func isEarlier(_ present: [UInt8], than edit: Edit, of bot: ArrivingBot) throws -> Bool {
    try archived {
      try archive.hasCarried(
        trace(of: present, from: edit), at: bot.position, format: edit.note.format) == true
    }
  }

  /// What is recorded of a file that was put in place, besides its hash: from which path it came.
  private func trace(of hash: [UInt8], from edit: Edit) -> [UInt8] {
    Array(SHA256.hash(data: hash + Array(FileSystem.absolute(edit.path).utf8)))
  }

  /// The name of a note that is not in the folder yet: the same, unless another bot has it.
  private func newName(of edit: Edit, _ bot: ArrivingBot) throws -> String {
    let parts = NoteFileName(edit.note.file.name)
    guard !parts.stem.utf8.suffix(36).elementsEqual(bot.id.text.utf8) else {
      return edit.note.file.name
    }
    let stem = try archived { try archive.names([(position: bot.position, stem: parts.stem)]) }
    return "\(stem.first ?? parts.stem).\(parts.fileExtension)"
  }

  /// The SHA-256 of a file of the folder; that of nothing for a link or a folder; nil if there is none.
  func hash(of name: String) throws -> [UInt8]? {
    guard let (folder, lastName) = try output.folder.holder(of: name),
      let entry = folder.entry(lastName)
    else { return nil }
    return entry.kind == .file ? try folder.hash(of: lastName) : []
  }
}
