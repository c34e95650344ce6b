internal import Archive
internal import Crypto
internal import Reports

/// A note, and what is to become of it.
struct PlannedNote {
  /// The file, as the archive will know it.
  let file: ArchivedFile
  /// What is written; nil where it is there already, byte for byte.
  let bytes: [UInt8]?
  /// The name of the note that a person has edited, beside which this one is put; nil if none was.
  let keptName: String?
  /// What the archive knew of the note: it may have had another name.
  let known: (name: String, hashes: [[UInt8]])?
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
    var mark = ""
    var count = 0
    var keptName: String?
    while true {
      let fileName = "\(name)\(mark).\(output.format.fileExtension)"
      let file = ArchivedFile(
        position: bot.position, format: output.format.rawValue + mark, name: fileName,
        size: output.bytes.count, hash: output.hash, template: templates[output.format])
      let kind = folder.folder.entry(fileName)?.kind
      let isThere = kind != nil
      let isKnown = !mark.isEmpty || bot.output(in: output.format) != nil
      let known =
        isThere || isKnown ? try archive.hashes(at: bot.position, format: file.format) : nil
      // A link is not followed; whoever put it here did so since.
      let present = kind == .link ? [] : isThere ? try folder.folder.read(fileName) : nil
      if kind != .link, present == output.bytes {
        return PlannedNote(file: file, bytes: nil, keptName: keptName, known: known)
      }
      if options.overwritesEdited || kind != .link && present.map({ isOurs($0, known) }) ?? true {
        return PlannedNote(file: file, bytes: output.bytes, keptName: keptName, known: known)
      }
      // A person has edited it.
      keptName = keptName ?? fileName
      count += 1
      mark = count == 1 ? ".new" : ".new-\(count)"
    }
  }

  /// Removes a note of ours that has another name now, after its meeting has changed.
  func removeObsolete(_ note: PlannedNote) throws {
    guard let known = note.known, known.name != note.file.name,
      folder.size(of: known.name) != nil,
      isOurs(try folder.folder.read(known.name), known)
    else { return }
    try folder.remove(known.name)
  }

  private func isOurs(_ bytes: [UInt8], _ known: (name: String, hashes: [[UInt8]])?) -> Bool {
    known?.hashes.contains(Array(SHA256.hash(data: bytes))) ?? false
  }
}
