internal import Archive
internal import MeetingModel
internal import Reports
internal import TextScanning

/// The hashes of the texts written into a folder, which distinguish our notes from those that a
/// person has edited since.
///
/// They are kept in `.debrief-written`, one line per text in the format of `sha256sum`, so that
/// `sha256sum --check .debrief-written` can read them too. Before a text is moved into place, a
/// comment announces it, with the ID of the bot that the note is about, or `-`:
///
///     # 258b06fc-6bc9-4261-9f29-bc8a4474af0a ba7816bf…  2026-03-02-weekly-sync.md
///     ba7816bf…  2026-03-02-weekly-sync.md
///
/// A note made with another pack than `notes` has that behind the ID: `258b06fc-…/brief`.
///
/// Lines are only ever appended. All texts that a file ever had, or was about to get, count as
/// ours: an interruption cannot make our own file look edited. The bot's ID identifies a note that
/// has since been renamed. Once that is done, a comment tells that the note has left its former name:
/// whatever gets that name afterwards is somebody else's, until the note is announced there again.
///
///     # 258b06fc-6bc9-4261-9f29-bc8a4474af0a left  2026-03-02-weekly-sync.md
package struct WrittenHashes {
  /// The name of the file beside the notes.
  package static let fileName = ".debrief-written"

  /// A text that a note has or is about to get.
  package struct Text: Sendable, Hashable {
    /// The SHA-256 in hexadecimal digits.
    let hash: String
    /// The file's name.
    let name: String
    /// The bot that the note is about, if the name is derived from it alone.
    let bot: BotID?
    /// The pack that the note is made with.
    let pack: String

    init(
      hash: [UInt8], name: String, bot: BotID? = nil, pack: String = PackLoader.rootPackName
    ) {
      self.hash = hash.hexadecimal
      self.name = name
      self.bot = bot
      self.pack = pack
    }

    /// The owner as lines say it.
    fileprivate var owner: String {
      guard let bot else { return "-" }
      return pack == PackLoader.rootPackName ? bot.text : "\(bot.text)/\(pack)"
    }
  }

  private let folder: Folder
  private var known: [String: Set<String>] = [:]
  private var placed: [String: Set<String>] = [:]
  /// The names that notes about each bot had, or were about to get.
  private(set) var namesByBot: [String: Set<String>] = [:]
  /// The packs with which notes were last made, by name, other than `notes`.
  private var packs: [String: String] = [:]
  /// The names that notes about each bot have no more.
  private var leftByBot: [String: Set<String>] = [:]
  /// The number of the last announcement of each name, and of the last one of all.
  private var announcements: [String: Int] = [:]
  private var announcementCount = 0

  /// What stands in place of a hash where a note has left a name.
  private static let leftMark = Array("left  ".utf8)

  /// Reads the hashes of a folder; without the file, none are known.
  package init(folder: Folder) throws(ExportError) {
    self.folder = folder
    guard folder.entry(Self.fileName) != nil else { return }
    let bytes = try folder.read(Self.fileName)
    for line in bytes.split(separator: UInt8(ascii: "\n")) { read(line) }
    guard let last = bytes.last, last != UInt8(ascii: "\n") else { return }
    // A power cut has truncated the last line.
    let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    try AtomicFile.write(Array(bytes[..<end]), in: folder, name: Self.fileName)
  }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    var rest = line
    var bot: String?
    if line.first == UInt8(ascii: "#") {
      let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
      guard words.count == 3 else { return }
      bot = String(decoding: words[1], as: UTF8.self)
      rest = words[2]
      if let bot, rest.starts(with: Self.leftMark) {
        leave(String(decoding: rest.dropFirst(Self.leftMark.count), as: UTF8.self), of: bot)
        return
      }
    }
    guard rest.count > 66, rest.prefix(64).allSatisfy({ $0.isHexadecimalDigit && !$0.isUppercase }),
      rest.dropFirst(64).first == UInt8(ascii: " ")
    else { return }
    let hash = String(decoding: rest.prefix(64), as: UTF8.self)
    let name = String(decoding: rest.dropFirst(66), as: UTF8.self)
    known[name, default: []].insert(hash)
    if let bot {
      let parts = bot.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1)
        .map { String(Substring($0)) }
      if bot != "-", let bot = parts.first { take(name, of: bot) }
      packs[name] = parts.count > 1 ? parts[1] : nil
    } else {
      placed[name, default: []].insert(hash)
    }
  }

  /// Takes a name that a note about a bot is about to get.
  private mutating func take(_ name: String, of bot: String) {
    namesByBot[bot, default: []].insert(name)
    leftByBot[bot]?.remove(name)
    announcementCount += 1
    announcements[name] = announcementCount
  }

  /// Takes a name that a note about a bot has no more; false if it had left it before.
  @discardableResult
  private mutating func leave(_ name: String, of bot: String) -> Bool {
    leftByBot[bot, default: []].insert(name).inserted
  }

  /// The known texts of the note with a name.
  struct History: NoteHistory {
    fileprivate let hashes: WrittenHashes
    fileprivate let name: String
    /// The bot that the note is about, whose notes may have had other names.
    fileprivate let bot: BotID?

    func isOurs(_ hash: [UInt8], at place: NotePlace) -> Bool {
      hashes.isOurs(hash, name: name + place.suffix)
    }

    var hasNote: Bool {
      hashes.known[name] != nil && !(bot.map { hashes.hasLeft(name, $0) } ?? false)
    }

    func wasPlaced(_ hash: [UInt8]) -> Bool {
      let digits = hash.hexadecimal
      let others = bot.map { hashes.names(of: $0) } ?? []
      let fileExtension = NoteFileName(name).fileExtension
      return wasPlaced(digits, under: name)
        || others.contains {
          NoteFileName($0).fileExtension == fileExtension && wasPlaced(digits, under: $0)
        }
    }

    private func wasPlaced(_ digits: String, under name: String) -> Bool {
      var place = NotePlace.note
      while let texts = hashes.placed[name + place.suffix] ?? (place == .note ? [] : nil) {
        if texts.contains(digits) { return true }
        place = place.next
      }
      return false
    }
  }

  /// The known texts of the note with a name.
  func history(of name: String, _ bot: BotID? = nil) -> History {
    History(hashes: self, name: name, bot: bot)
  }

  /// Whether a text, identified by its hash, was ever written under a name, or about to be.
  func isOurs(_ hash: [UInt8], name: String) -> Bool {
    known[name]?.contains(hash.hexadecimal) ?? false
  }

  /// Whether a text was about to be written under a name, and is not known to have been.
  func hasUnplaced(_ name: String) -> Bool {
    known[name].map { !$0.isSubset(of: placed[name] ?? []) } ?? false
  }

  /// The names that notes about a bot had, or were about to get.
  func names(of bot: BotID) -> Set<String> { namesByBot[bot.text] ?? [] }

  /// The names that notes about a bot still have that were made with a pack: one made with another is
  /// another note.
  func names(of bot: BotID, madeWith pack: String) -> Set<String> {
    names(of: bot).filter {
      (packs[$0] ?? PackLoader.rootPackName) == pack && !hasLeft($0, bot)
    }
  }

  /// Whether a note about a bot has a name no more.
  private func hasLeft(_ name: String, _ bot: BotID) -> Bool {
    leftByBot[bot.text]?.contains(name) ?? false
  }

  /// The place of a name among others in the order in which they were last announced.
  func order(of name: String) -> Int { announcements[name] ?? 0 }

  /// Records names that the notes about a bot have no more.
  mutating func leave(_ names: [String], of bot: BotID) throws(ExportError) {
    var lines: [UInt8] = []
    for name in names where Self.canRecord(name) && leave(name, of: bot.text) {
      lines += Array("# \(bot.text) ".utf8) + Self.leftMark + Array("\(name)\n".utf8)
    }
    try append(lines)
  }

  /// Records texts that are about to be moved into place.
  ///
  /// - Returns: Whether anything was recorded, which is not synced yet.
  package mutating func announce(_ texts: [Text]) throws(ExportError) -> Bool {
    var lines: [UInt8] = []
    for text in texts where Self.canRecord(text.name) {
      let isNew = known[text.name, default: []].insert(text.hash).inserted
      guard isNew || isNewName(text) else { continue }
      if let bot = text.bot { take(text.name, of: bot.text) }
      packs[text.name] = text.pack == PackLoader.rootPackName ? nil : text.pack
      lines += Array("# \(text.owner) \(text.hash)  \(text.name)\n".utf8)
    }
    try append(lines)
    return !lines.isEmpty
  }

  /// Whether a note about a text's bot does not have its name yet, or no more.
  private func isNewName(_ text: Text) -> Bool {
    guard let bot = text.bot else { return false }
    return !names(of: bot).contains(text.name) || hasLeft(text.name, bot)
  }

  /// Records texts that are in place.
  package mutating func settle(_ texts: [Text]) throws(ExportError) {
    // Found in place under a name that the note had left.
    _ = try announce(texts.filter { text in text.bot.map { hasLeft(text.name, $0) } ?? false })
    var lines: [UInt8] = []
    for text in texts where Self.canRecord(text.name) {
      known[text.name, default: []].insert(text.hash)
      guard placed[text.name, default: []].insert(text.hash).inserted else { continue }
      lines += Array("\(text.hash)  \(text.name)\n".utf8)
    }
    try append(lines)
  }

  private func append(_ lines: [UInt8]) throws(ExportError) {
    guard !lines.isEmpty else { return }
    do {
      try folder.append(lines, to: Self.fileName)
    } catch {
      throw ExportError(
        .failed, "cannot write notes: \(error.failure)", advice: .otherPlace, underlying: error)
    }
  }

  /// A name with a line break cannot be recorded; its file then counts as edited.
  private static func canRecord(_ name: String) -> Bool {
    !name.utf8.contains(UInt8(ascii: "\n"))
  }
}
