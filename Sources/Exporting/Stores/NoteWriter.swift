internal import Archive
package import MeetingModel
internal import Reports

/// Writes notes into a folder without overwriting what a person has edited (see ``NotePlan``).
///
/// Notes are written in groups, since each write waits for the disk: the outcome of a note is known
/// when it is taken, and it is in place after ``flush()``, or when a group is full.
package struct NoteWriter {
  private let folder: Folder
  private let overwritesEdited: Bool
  private let pack: String
  private var hashes: WrittenHashes
  private var group: [(note: WrittenHashes.Text, text: OutputText)] = []
  private var groupSize = 0
  /// Files that a person has edited under old names of notes, and that get the new ones.
  private var moves: [FormerNote] = []
  /// Texts that are in place but not recorded as such yet.
  private var settled: [WrittenHashes.Text] = []
  private var output: OutputFolder?
  private var failure: ExportError?
  /// The names of notes that other files have.
  private var blocked: Set<String> = []
  /// The names of this run's notes.
  var names: NoteNames

  /// Large enough to amortise waiting for the disk, small enough to lose little.
  private static let groupCount = 64
  private static let groupBytes = 8 << 20

  /// Prepares to write notes into a folder.
  ///
  /// - Parameter pack: The pack with which the notes are made.
  package init(
    folder: Folder, overwritesEdited: Bool, pack: String = PackLoader.rootPackName
  ) throws(ExportError) {
    self.folder = folder
    self.overwritesEdited = overwritesEdited
    self.pack = pack
    StagingFolder.clearLeftovers(in: folder)
    let hashes = try WrittenHashes(folder: folder)
    self.hashes = hashes
    names = NoteNames(hashes, pack: pack)
  }

  /// Whether it holds notes that are not in place yet.
  package var holdsNotes: Bool { !group.isEmpty || !moves.isEmpty }

  /// Takes a note.
  ///
  /// - Parameters:
  ///   - output: The note.
  ///   - fileName: Its name.
  ///   - bot: The bot that it is about, if the name is derived from it.
  ///   - owner: What the name is reserved for if no bot is known.
  /// - Returns: The outcome, after that of a file that got the note's name.
  package mutating func write(
    _ output: RenderedOutput, fileName: String, bot: BotID? = nil, owner: BotID? = nil
  ) throws(ExportError) -> [NoteOutcome] {
    if let bot { names.add(fileName, of: bot) }
    let moved: [FormerNote]
    let plan: NotePlan
    do throws(ExportError) {
      let former = bot.map { names.former(of: $0, newName: fileName) } ?? []
      // Files that are about to be moved are not looked at under their old names.
      let oldNames = [fileName] + former.map(\.name)
      if moves.contains(where: { move in oldNames.contains { move.concerns($0) } }) { try flush() }
      moved = try edited(among: former, output, of: bot)
      plan = try NotePlan(
        output, name: fileName, in: folder, hashes.history(of: fileName, bot),
        overwritesEdited: overwritesEdited, moved: moved
      ) { () throws(ExportError) in
        let movedNames = moved.map(\.name)
        return try folder.hasOurs(former.filter { !movedNames.contains($0.name) }) {
          hashes.isOurs($0, name: $1.name)
        }
      }
    } catch {
      // It is not written, so the note under its old name stays.
      if let bot { names.drop(fileName, of: bot) }
      throw error
    }
    let note = WrittenHashes.Text(
      hash: output.hash, name: plan.fileName, bot: bot ?? owner, pack: pack)
    moves += moved
    if plan.isForeign { blocked.insert(fileName) } else { blocked.remove(fileName) }
    switch plan.fate {
    case .unchanged: settled.append(note)
    case .written: try put(output.text, note)
    case .keptAsBefore: break
    }
    if moves.count >= Self.groupCount { try flush() }
    let path = folder.path
    return moved.prefix(1).map { .moved(path: path + $0.name, newPath: path + $0.newName) }
      + [plan.outcome(in: path)]
  }

  /// The texts of former files that are in place, though an interrupted run has not recorded it:
  /// otherwise they would be offered again once their files are gone.
  private func unsettled(_ former: [FormerNote]) throws(ExportError) -> [WrittenHashes.Text] {
    var texts: [WrittenHashes.Text] = []
    for note in former where hashes.hasUnplaced(note.name) {
      guard let (folder, name) = (try? folder.holder(of: note.name)) ?? nil,
        folder.size(of: name) != nil
      else { continue }
      let hash = try folder.hash(of: name)
      if hashes.isOurs(hash, name: note.name) { texts.append(.init(hash: hash, name: note.name)) }
    }
    return texts
  }

  /// The file that a person has edited under an old name of the note, and the texts beside it, which
  /// get the new one; it is announced.
  private mutating func edited(
    among former: [FormerNote], _ output: RenderedOutput, of bot: BotID?
  ) throws(ExportError) -> [FormerNote] {
    guard let bot, !overwritesEdited, !former.isEmpty else { return [] }
    let moved = try folder.edited(among: try latest(of: former)) {
      hashes.isOurs($0, name: $1.name)
    }
    guard let note = moved.first else { return [] }
    // The bot's next note has to find it again.
    var texts = [WrittenHashes.Text(hash: output.hash, name: note.newName, bot: bot, pack: pack)]
    for text in moved.dropFirst() {
      guard let (holder, name) = try folder.holder(of: text.name) else { continue }
      let hash = try holder.hash(of: name)
      let isOurs = hashes.isOurs(hash, name: text.name)
      texts.append(
        .init(
          hash: isOurs ? hash : output.hash, name: text.newName, bot: bot,
          pack: pack))
      if isOurs, let text = texts.last { settled.append(text) }
    }
    _ = try hashes.announce(texts)
    return moved
  }

  /// The former file that the note had last, and what is beside it: earlier versions have not told
  /// which names a note had left, so that others may be somebody else's by now.
  private func latest(of former: [FormerNote]) throws(ExportError) -> [FormerNote] {
    let names = former.filter(\.isMain).map(\.name)
      .sorted { hashes.order(of: $0) > hashes.order(of: $1) }
    for name in names {
      guard let (holder, lastName) = (try? folder.holder(of: name)) ?? nil,
        holder.entry(lastName)?.kind == .file
      else { continue }
      return former.filter { $0.concerns(name) }
    }
    return []
  }

  private mutating func put(_ text: OutputText, _ note: WrittenHashes.Text) throws(ExportError) {
    group.append((note, text))
    groupSize += text.size
    if group.count >= Self.groupCount || groupSize >= Self.groupBytes { try flush() }
  }

  /// Moves the notes taken so far into place.
  package mutating func flush() throws(ExportError) {
    // A note that was not written is lost, and must not count as written.
    if let failure { throw failure }
    do throws(ExportError) {
      try writeGroup()
    } catch {
      failure = error
      throw error
    }
  }

  private mutating func writeGroup() throws(ExportError) {
    let (group, moves) = (group, moves)
    self.group = []
    self.moves = []
    groupSize = 0
    try folder.move(moves)
    if !group.isEmpty {
      let isNew = try hashes.announce(group.map(\.note))
      let output: OutputFolder
      if let present = self.output {
        output = present
      } else {
        output = try OutputFolder(sharing: folder)
        self.output = output
      }
      try output.put(
        group.map { ($0.note.name, $0.text) }, syncing: isNew ? [WrittenHashes.fileName] : [])
    }
    try hashes.settle(settled + group.map(\.note))
    settled = []
  }

  /// Moves the notes taken so far into place, and removes the old files of renamed notes.
  ///
  /// - Returns: The outcomes of files that a person has edited under an old name.
  package mutating func finish() throws(ExportError) -> [NoteOutcome] {
    try flush()
    let all = names.allFormer()
    let former = all.flatMap(\.notes)
    try hashes.settle(try unsettled(former))
    let edited = try folder.remove(former) { hashes.isOurs($0, name: $1.name) }
    // While another file has a note's new name, an edited one under the old name is still the note.
    let kept = edited.filter { blocked.contains($0.newName) }.map(\.name)
    for (bot, notes) in all {
      let names = notes.map(\.name).filter { !kept.contains(NoteFileName($0).main) }
      try hashes.leave(names, of: bot)
    }
    names = NoteNames(hashes, pack: pack)
    output = nil
    return edited.map {
      .keptUnderOldName(path: folder.path + $0.name, newPath: folder.path + $0.newName)
    }
  }
}
