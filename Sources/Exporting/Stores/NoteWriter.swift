internal import Archive
package import MeetingModel

/// Writes notes into a folder without overwriting what a person has edited (see ``NotePlan``).
///
/// Notes are written in groups, since each write waits for the disk: the outcome of a note is known
/// when it is taken, and it is in place after ``flush()``, or when a group is full.
package struct NoteWriter {
  private let folder: Folder
  private let overwritesEdited: Bool
  private var hashes: WrittenHashes
  private var group: [(note: WrittenHashes.Text, text: OutputText)] = []
  private var groupSize = 0
  /// Texts that are in place but not recorded as such yet.
  private var settled: [WrittenHashes.Text] = []
  private var output: OutputFolder?
  private var failure: ExportError?
  /// The names of this run's notes, by bot.
  private var names: [BotID: [String]] = [:]

  /// Large enough to amortise waiting for the disk, small enough to lose little.
  private static let groupCount = 64
  private static let groupBytes = 8 << 20

  /// Prepares to write notes into a folder.
  package init(folder: Folder, overwritesEdited: Bool) throws(ExportError) {
    self.folder = folder
    self.overwritesEdited = overwritesEdited
    StagingFolder.clearLeftovers(in: folder)
    self.hashes = try WrittenHashes(folder: folder)
  }

  /// Whether it holds notes that are not in place yet.
  package var holdsNotes: Bool { !group.isEmpty }

  /// Takes a note.
  ///
  /// - Parameter bot: The bot that it is about, if the name is derived from it.
  package mutating func write(
    _ output: RenderedOutput, fileName: String, bot: BotID? = nil
  ) throws(ExportError) -> NoteOutcome {
    if let bot { names[bot, default: []].append(fileName) }
    let plan = try NotePlan(
      output, name: fileName, in: folder, hashes.history(of: fileName),
      overwritesEdited: overwritesEdited)
    let note = WrittenHashes.Text(hash: output.hash, name: plan.fileName, bot: bot)
    switch plan.fate {
    case .unchanged: settled.append(note)
    case .written: try put(output.text, note)
    case .keptAsBefore: break
    }
    return plan.outcome(in: folder.path)
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
    let group = group
    self.group = []
    groupSize = 0
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
    var former: [FormerNote] = []
    for (bot, current) in names.sorted(by: { $0.key.text < $1.key.text }) {
      for old in hashes.names(of: bot).sorted() {
        if let newName = Self.newName(of: old, among: current) {
          former.append(FormerNote(name: old, newName: newName))
        }
      }
    }
    let edited = try folder.remove(former) { hashes.isOurs($0, name: $1.name) }
    names = [:]
    output = nil
    return edited.map {
      .keptUnderOldName(path: folder.path + $0.name, newPath: folder.path + $0.newName)
    }
  }

  /// The new name of a note that had an old one; nil if the old name is still current.
  private static func newName(of old: String, among current: [String]) -> String? {
    let (oldStem, oldExtension) = parts(of: old)
    let related = current.map { (name: $0, parts: parts(of: $0)) }
      .filter { $0.parts.fileExtension == oldExtension }
    // `NAME-2` is another answer about the same bot.
    let isCurrent = related.contains { name in
      let stem = name.parts.stem
      return stem == oldStem || oldStem.utf8.starts(with: (stem + "-").utf8)
        || stem.utf8.starts(with: (oldStem + "-").utf8)
    }
    return isCurrent ? nil : related.first?.name
  }

  /// The stem and the extension of a name, split at its first dot, without `.new`.
  private static func parts(of name: String) -> (stem: String, fileExtension: String) {
    let parts = name.split(separator: ".", maxSplits: 2)
    return (String(parts.first ?? ""), parts.count > 1 ? String(parts[1]) : "")
  }
}
