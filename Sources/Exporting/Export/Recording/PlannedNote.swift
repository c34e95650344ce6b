internal import Archive
internal import Crypto
internal import Reports

/// A note, and what is to become of it.
struct PlannedNote {
  /// What becomes of a note.
  enum Fate {
    /// It is written.
    case written([UInt8])
    /// It is there already, byte for byte.
    case present
    /// A person has edited what is there, and was given this text before: nothing is written, and
    /// nothing recorded.
    case keptAsBefore
  }

  /// The file, as the archive will know it.
  let file: ArchivedFile
  let fate: Fate
  /// The name of the note that a person has edited, beside which this one is put; nil if none was.
  var keptName: String?
  /// Other names under which files of this note may lie: it was renamed since.
  var otherNames: Set<String> = []
  /// The texts by which a file of ours is told from one that a person has edited.
  var hashes: Set<[UInt8]> = []

  /// What is to be written; nil where nothing is.
  var bytes: [UInt8]? {
    if case .written(let bytes) = fate { bytes } else { nil }
  }

  /// Whether the archive is told of it.
  var isRecorded: Bool {
    if case .keptAsBefore = fate { false } else { true }
  }
}

extension Recorder {
  /// Decides where the notes of a bot go, and which of them have to be written.
  func plannedNotes(of settled: SettledBot) throws -> [PlannedNote] {
    guard let meeting = settled.meeting else { return [] }
    return try meeting.outputs.filter { $0.format != .jsonLines }.map { output in
      try plannedNote(output, name: meeting.name, of: settled.bot)
    }
  }

  private func plannedNote(
    _ output: RenderedOutput, name: String, of bot: ArchivedBot
  ) throws -> PlannedNote {
    let mainName = "\(name).\(output.format.fileExtension)"
    let isKnown =
      bot.output(in: output.format) != nil || folder.size(of: mainName) != nil
    let known =
      isKnown
      ? try archive.writtenNotes(at: bot.position, format: output.format.rawValue) : []
    var mark = ""
    var count = 0
    while true {
      let file = ArchivedFile(
        position: bot.position, format: output.format.rawValue + mark, name: mainName + mark,
        size: output.bytes.count, hash: output.hash, template: templates[output.format])
      let texts = known.filter { $0.format == file.format }
      func planned(_ fate: PlannedNote.Fate) -> PlannedNote {
        let names = known.compactMap(\.name) + known.compactMap(\.otherName)
        return PlannedNote(
          file: file, fate: fate, keptName: count == 0 ? nil : mainName,
          otherNames: Set(names.filter { !$0.utf8.starts(with: mainName.utf8) }),
          hashes: Set(known.map(\.hash)))
      }
      let kind = folder.folder.entry(file.name)?.kind
      // A link is not followed; whoever put it here did so since.
      let present = kind == nil || kind == .link ? nil : try folder.folder.read(file.name)
      if present == output.bytes { return planned(.present) }
      if count > 0, known.contains(where: { $0.isInPlace && $0.hash == output.hash }) {
        return planned(.keptAsBefore)
      }
      let hashes = Set(texts.map(\.hash))
      if options.overwritesEdited || kind == nil || (present.map { isOurs($0, hashes) } ?? false) {
        return planned(.written(output.bytes))
      }
      // A person has edited it.
      count += 1
      mark = count == 1 ? ".new" : ".new-\(count)"
    }
  }

  /// Removes files of notes that have another name now.
  ///
  /// - Returns: By the new name, the names of those that stay because a person has edited them.
  func removeOldFiles(of notes: [PlannedNote]) throws -> [String: [String]] {
    var edited: [String: [String]] = [:]
    var hasRemoved = false
    for note in notes {
      for name in note.otherNames.sorted() where folder.size(of: name) != nil {
        if isOurs(try folder.folder.read(name), note.hashes) {
          try folder.remove(name)
          hasRemoved = true
        } else {
          edited[note.file.name, default: []].append(name)
        }
      }
    }
    if hasRemoved { try folder.sync() }
    return edited
  }

  private func isOurs(_ bytes: [UInt8], _ hashes: Set<[UInt8]>) -> Bool {
    !hashes.isEmpty && hashes.contains(Array(SHA256.hash(data: bytes)))
  }
}
