internal import Archive

/// The files of notes that are about to be forgotten, under whatever names.
///
/// A note that is forgotten goes even if a person has edited it, but only under the name that it
/// has: what is under another one, which an unfinished run or an earlier version has left, may be
/// somebody else's, and goes only if it holds what was written.
struct ForgottenNotes {
  let archive: Archive
  let folder: OutputFolder

  /// What is to be done about the notes of a bot.
  struct Plan {
    /// The notes, as the archive has to know them.
    var settled: [SettledNote] = []
    /// The files under other names that hold what was written.
    var removed: [String] = []
  }

  /// Looks at the files of a bot's notes.
  func plan(at position: Int64) throws -> Plan {
    let (files, hashes) = try archive.noteFiles(at: position)
    var plan = Plan()
    for (format, files) in Dictionary(grouping: files, by: \.format)
      .sorted(by: { $0.key.rawValue < $1.key.rawValue })
    {
      var note = SettledNote(position: position, format: format)
      let recorded = files.first { $0.isCurrent && $0.place == .note }?.name
      let name = try recorded.map { try moved($0, among: files) ?? $0 }
      for file in files {
        guard let name, file.name != name + file.place.suffix else { continue }
        if file.isCurrent, try isThere(name + file.place.suffix), try !isThere(file.name) {
          note.renamed[file.name] = name + file.place.suffix
          continue
        }
        if file.isCurrent { note.gone.append(file.name) }
        if let hash = try hash(of: file.name), hashes[format]?.contains(hash) == true,
          !plan.removed.contains(file.name)
        {
          plan.removed.append(file.name)
        }
      }
      plan.settled.append(note)
    }
    return plan
  }

  /// Removes the files under other names.
  func removeFiles(of plans: [Plan]) throws(ExportError) {
    let names = plans.flatMap(\.removed)
    guard !names.isEmpty else { return }
    for name in names { try folder.folder.removeFile(at: name, folder.calls) }
    try folder.sync()
  }

  /// The name that a note got in a run that was stopped before it could record it; nil if it has the
  /// recorded one.
  private func moved(_ name: String, among files: [NoteFile]) throws -> String? {
    guard try !isThere(name) else { return nil }
    let names = Set(files.filter { !$0.isCurrent && $0.place == .note }.map(\.name))
    let present = try names.filter { try isThere($0) }
    return present.count == 1 ? present.first : nil
  }

  private func isThere(_ name: String) throws(ExportError) -> Bool {
    try folder.folder.entry(at: name) != nil
  }

  /// The hash of a file; nil if there is none.
  private func hash(of name: String) throws(ExportError) -> [UInt8]? {
    guard let (holder, lastName) = try folder.folder.holder(of: name),
      holder.entry(lastName)?.kind == .file
    else { return nil }
    return try holder.hash(of: lastName)
  }
}
