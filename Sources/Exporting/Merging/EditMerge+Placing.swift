internal import Archive
internal import Deflate

/// Putting edited notes of merged archives into the folder.
extension EditMerge {
  /// The number of places beside a note that are tried.
  private static let placeCount = 100

  /// Puts an edited note in place, with the texts beside it, and records what is known of it before.
  func put(
    _ bytes: [UInt8], as name: String, _ edit: Edit, of bot: ArrivingBot
  ) throws {
    let (source, note) = (edit.source, edit.note)
    let base = try base(of: edit)
    let isSameAnswer =
      try archived { try archive.mergedBot(at: bot.position, latest: latest)?.answerHash }
      == (try? source.archive.mergedBot(at: edit.origin.position, latest: latest)?.answerHash)
    func file(_ file: MergedNote.File, _ name: String, hash: [UInt8], size: Int) throws
      -> ArchivedFile
    {
      ArchivedFile(
        position: bot.position, format: note.format, place: file.place, name: name, size: size,
        hash: hash,
        template: isSameAnswer
          ? try file.template.map { hash in try archived { try archive.template(hash: hash) } }
          : nil,
        isEdited: true)
    }
    var files = [
      try file(
        note.file, name, hash: base?.hash ?? note.file.hash ?? [],
        size: note.file.size ?? bytes.count)
    ]
    var texts = [(name: name, text: OutputText.bytes(bytes))]
    for other in note.others {
      let otherName = name + other.place.suffix
      guard let hash = other.hash, let content = content(of: other, in: source),
        try self.hash(of: otherName) == nil
      else { continue }
      files.append(try file(other, otherName, hash: hash, size: other.size ?? content.count))
      texts.append((otherName, .bytes(content)))
    }
    let known = (try? source.archive.mergedTexts(at: edit.origin.position, format: note.format))
    let packed = try base.map { base in
      ArchivedBase(
        position: bot.position, format: note.format, hash: base.hash, mergedHash: edit.hash,
        size: base.text.count, body: try ZlibFormat.packed(base.text))
    }
    try archived { [files] in
      try archive.adopt(files, texts: known ?? [], base: packed, carrying: edit.hash)
    }
    try output.put(texts)
  }

  /// The text that an edited Markdown note was made from; nil if it cannot be proven.
  private func base(of edit: Edit) throws -> NoteBases.Base? {
    guard edit.note.format == .markdown, let bases = edit.source.bases,
      let bot = try? edit.source.archive.bot(at: edit.origin.position),
      let known = try? bases.known(of: bot)
    else { return nil }
    return try? bases.base(of: bot, known, fileHash: edit.hash)
  }

  /// The content of a file beside a note; nil if it is not there, or is too large.
  private func content(of file: MergedNote.File, in source: MergeSource) -> [UInt8]? {
    guard let folder = source.folder,
      let (holder, name) = (try? folder.holder(of: file.name)) ?? nil,
      let entry = holder.entry(name), entry.kind == .file, entry.size <= NoteMerge.maximumSize
    else { return nil }
    return try? holder.read(name)
  }

  /// Puts an edited note beside another one, unless it is there already.
  func putBeside(_ name: String, _ bytes: [UInt8], _ edit: Edit) throws -> Outcome? {
    var place = NotePlace.note
    for _ in 0..<Self.placeCount {
      place = place.next
      let newName = name + place.suffix
      let present = try hash(of: newName)
      if present == edit.hash { return nil }
      guard present == nil else { continue }
      try output.put([(newName, .bytes(bytes))])
      return .beside(Beside(note: name, name: newName, origin: edit.path))
    }
    return .event(
      .leftBehind(path: edit.path, reason: "there are too many files beside \(name)"))
  }
}
