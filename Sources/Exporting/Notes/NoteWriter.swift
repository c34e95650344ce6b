package import MeetingModel

/// Puts notes into a folder without overwriting what a person has edited.
///
/// A note that is there already and was not written by this program, or was edited since, stays;
/// the new text goes to `NAME.EXT.new` beside it, unless it was written before.
///
/// Notes are written by groups, since each takes waiting for the disk: what becomes of a note is
/// known when it is taken, and it is in its place after ``flush()``, which a full group needs no
/// call for.
package struct NoteWriter {
  /// What becomes of a note.
  package enum Outcome: Sendable, Hashable {
    /// It is written.
    case written(path: String)
    /// It was there already, byte for byte.
    case unchanged(path: String)
    /// A person has edited what was there: it is kept, and the new text is beside it.
    case kept(path: String, newPath: String)
    /// A person has edited what was there: it is kept, and has been given this text before.
    case keptAsBefore(path: String)
    /// The note has another name now: what a person has edited under the old one is kept.
    case keptUnderOldName(path: String, newPath: String)
  }

  private let folder: Folder
  private let overwritesEdited: Bool
  private var hashes: WrittenHashes
  private var group: [(text: WrittenHashes.Text, bytes: [UInt8])] = []
  private var groupSize = 0
  /// Texts that are in their places, and not recorded as such yet.
  private var settled: [WrittenHashes.Text] = []
  private var staging: StagingFolder?
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
  ///   - bytes: Its text.
  ///   - hash: The text's SHA-256 in hexadecimal digits, if it is known.
  ///   - fileName: Its name.
  ///   - bot: The bot that it is about, if that gave it its name.
  package mutating func write(
    _ bytes: [UInt8], hash: String? = nil, fileName: String, bot: BotID? = nil
  ) throws(ExportError) -> Outcome {
    if let bot { names[bot, default: []].append(fileName) }
    let text = WrittenHashes.Text(
      hash: hash ?? WrittenHashes.hash(of: bytes), name: fileName, bot: bot)
    switch try state(of: fileName, comparedTo: bytes) {
    case .same:
      settled.append(text)
      return .unchanged(path: folder.path + fileName)
    case .absent, .ours:
      try put(bytes, text)
      return .written(path: folder.path + fileName)
    case .edited:
      let path = folder.path + fileName
      guard let newName = try writeBeside(text, bytes) else { return .keptAsBefore(path: path) }
      return .kept(path: path, newPath: folder.path + newName)
    }
  }

  private enum State {
    case absent
    case same
    case ours
    case edited
  }

  private func state(
    of fileName: String, comparedTo bytes: [UInt8]
  ) throws(ExportError) -> State {
    guard let kind = folder.entry(fileName)?.kind else { return .absent }
    // Whoever put a link here did so since; it is replaced itself, and where it leads is not touched.
    if kind == .link { return overwritesEdited ? .ours : .edited }
    let present = try folder.read(fileName)
    if present == bytes { return .same }
    return overwritesEdited || hashes.isOurs(present, name: fileName) ? .ours : .edited
  }

  /// Writes the new text of an edited note: to `notes.md.new` for `notes.md`, or to
  /// `notes.md.new-2` and so on where that was edited too.
  ///
  /// - Returns: The name; nil where the text was written before.
  private mutating func writeBeside(
    _ text: WrittenHashes.Text, _ bytes: [UInt8]
  ) throws(ExportError) -> String? {
    var count = 1
    while true {
      let newText = WrittenHashes.Text(
        hash: text.hash, name: WrittenHashes.newName(text.name, count), bot: text.bot)
      switch try state(of: newText.name, comparedTo: bytes) {
      case .same:
        settled.append(newText)
        return newText.name
      case .absent, .ours:
        guard !hashes.wasWritten(text) else { return nil }
        try put(bytes, newText)
        return newText.name
      case .edited:
        count += 1
      }
    }
  }

  private mutating func put(
    _ bytes: [UInt8], _ text: WrittenHashes.Text
  ) throws(ExportError) {
    group.append((text, bytes))
    groupSize += bytes.count
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
      let isNew = try hashes.announce(group.map(\.text))
      let staging: StagingFolder
      if let present = self.staging {
        staging = present
      } else {
        staging = try StagingFolder(in: folder)
        self.staging = staging
      }
      try folder.put(
        group.map { ($0.text.name, $0.bytes) }, through: staging.folder, calls: .system,
        syncing: isNew ? [WrittenHashes.fileName] : [])
    }
    try hashes.settle(settled + group.map(\.text))
    settled = []
  }

  /// Puts the notes that were taken in their places, and removes files of notes that have another
  /// name now.
  ///
  /// - Returns: What a person has edited under an old name.
  package mutating func finish() throws(ExportError) -> [Outcome] {
    try flush()
    var outcomes: [Outcome] = []
    var hasRemoved = false
    for (bot, current) in names.sorted(by: { $0.key.text < $1.key.text }) {
      for old in hashes.names(of: bot).sorted() {
        guard let newName = Self.newName(of: old, among: current),
          folder.entry(old)?.kind == .file
        else { continue }
        if hashes.isOurs(try folder.read(old), name: old) {
          try folder.remove(old)
          hasRemoved = true
        } else {
          outcomes.append(
            .keptUnderOldName(path: folder.path + old, newPath: folder.path + newName))
        }
      }
    }
    if hasRemoved { try folder.sync() }
    names = [:]
    staging = nil
    return outcomes
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
