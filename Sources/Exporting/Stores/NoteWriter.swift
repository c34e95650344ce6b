internal import Archive
package import MeetingModel

/// Puts notes into a folder without overwriting what a person has edited (see ``NotePlan``).
///
/// Notes are written by groups, since each takes waiting for the disk: what becomes of a note is
/// known when it is taken, and it is in its place after ``flush()``, which a full group needs no
/// call for.
package struct NoteWriter {
  private let folder: Folder
  private let overwritesEdited: Bool
  private var hashes: WrittenHashes
  private var group: [(note: WrittenHashes.Text, text: OutputText)] = []
  private var groupSize = 0
  /// Texts that are in their places, and not recorded as such yet.
  private var settled: [WrittenHashes.Text] = []
  private var output: OutputFolder?
  private var failure: ExportError?
  /// The names that notes of this run have, by their bots.
  private var names: [BotID: [String]] = [:]

  /// A group is large enough to amortise waiting for the disk, and small enough to lose little.
  private static let groupCount = 64
  private static let groupBytes = 8 << 20

  /// Prepares to write notes into a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - overwritesEdited: Whether a note that a person has edited is overwritten (`--force`).
  package init(folder: Folder, overwritesEdited: Bool) throws(ExportError) {
    self.folder = folder
    self.overwritesEdited = overwritesEdited
    StagingFolder.clearLeftovers(in: folder)
    self.hashes = try WrittenHashes(folder: folder)
  }

  /// Whether notes were taken that are not in their places yet.
  package var holdsNotes: Bool { !group.isEmpty }

  /// Takes a note.
  ///
  /// - Parameters:
  ///   - output: Its text.
  ///   - fileName: Its name.
  ///   - bot: The bot that it is about, if that gave it its name.
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

  private mutating func put(
    _ text: OutputText, _ note: WrittenHashes.Text
  ) throws(ExportError) {
    group.append((note, text))
    groupSize += text.size
    if group.count >= Self.groupCount || groupSize >= Self.groupBytes { try flush() }
  }

  /// Puts the notes that were taken in their places.
  package mutating func flush() throws(ExportError) {
    // What was not written is lost, and must not be taken for written.
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

  /// Puts the notes that were taken in their places, and removes files of notes that have another
  /// name now.
  ///
  /// - Returns: What a person has edited under an old name.
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

  /// The name that a note has now instead of an old one; nil where the old one is not old.
  ///
  /// - Parameters:
  ///   - old: A name that a note of the bot had.
  ///   - current: The names that notes of the bot have in this run.
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

  /// The parts of a name around its first dot, without `.new`.
  private static func parts(of name: String) -> (stem: String, fileExtension: String) {
    let parts = name.split(separator: ".", maxSplits: 2)
    return (String(parts.first ?? ""), parts.count > 1 ? String(parts[1]) : "")
  }
}
