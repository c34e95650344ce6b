internal import MeetingModel

/// The names of the notes of a run in a folder, and those that notes had before.
struct NoteNames {
  /// The names that notes had, or were about to get, before this run.
  private let hashes: WrittenHashes
  /// The pack with which this run makes notes.
  private let pack: String
  /// The names of this run's notes, by bot.
  private var current: [BotID: [String]] = [:]
  /// The stems given in this run, in lower case.
  private var given: Set<String> = []
  /// The next number to try for a stem in lower case.
  private var nextNumbers: [String: Int] = [:]
  /// The bots that had notes with a stem in lower case; nil until it is needed.
  private var owners: [String: Set<String>]?

  init(_ hashes: WrittenHashes, pack: String) {
    self.hashes = hashes
    self.pack = pack
  }

  mutating func add(_ name: String, of bot: BotID) { current[bot, default: []].append(name) }

  // MARK: Giving names

  /// The name of a meeting's notes that no other bot's have, even if case is folded: the stem itself,
  /// or `STEM 2` and so on, with another mark between them if one is given.
  ///
  /// The first bot with a name keeps it. A bot that had the name before gets the same again, whatever
  /// else is rendered.
  mutating func name(_ stem: String, of bot: BotID?, mark: Unicode.Scalar = " ") -> String {
    func numbered(_ stem: String, _ number: Int) -> String {
      number == 1 ? stem : "\(stem)\(mark)\(number)"
    }
    let base = stem.lowercased()
    var name = stem
    if let known = bot.flatMap({ knownNumber(base, mark, of: $0) }) {
      name = numbered(stem, known)
    } else {
      let owners = owners ?? Self.owners(hashes)
      self.owners = owners
      var number = nextNumbers[base] ?? 1
      func isTaken(_ key: String) -> Bool {
        given.contains(key) || owners[key].map { $0 != [bot?.text ?? "-"] } ?? false
      }
      while isTaken(numbered(base, number)) { number += 1 }
      nextNumbers[base] = number + 1
      name = numbered(stem, number)
    }
    given.insert(name.lowercased())
    return name
  }

  /// The lowest number that a bot's notes had with a stem, and that is not given in this run yet.
  private func knownNumber(_ base: String, _ mark: Unicode.Scalar, of bot: BotID) -> Int? {
    let numbers = hashes.names(of: bot).compactMap { name -> Int? in
      let key = NoteFileName(name).stem.lowercased()
      guard !given.contains(key), key.utf8.starts(with: base.utf8) else { return nil }
      let rest = key.utf8.dropFirst(base.utf8.count)
      guard let first = rest.first else { return 1 }
      guard first == UInt8(ascii: mark), let number = Int(String(Substring(rest.dropFirst()))),
        number > 1, "\(base)\(mark)\(number)" == key
      else { return nil }
      return number
    }
    return numbers.min()
  }

  private static func owners(_ hashes: WrittenHashes) -> [String: Set<String>] {
    var owners: [String: Set<String>] = [:]
    for (bot, names) in hashes.namesByBot {
      for name in names { owners[NoteFileName(name).stem.lowercased(), default: []].insert(bot) }
    }
    return owners
  }

  // MARK: Former names

  /// The files of all bots of this run under names that their notes no longer have.
  func allFormer() -> [FormerNote] {
    current.sorted { $0.key.text < $1.key.text }.flatMap { bot, names in
      hashes.names(of: bot, madeWith: pack).sorted().compactMap { old in
        Self.newName(of: old, among: names).map { FormerNote(name: old, newName: $0) }
      }
    }
  }

  /// The files of a bot under names that its note no longer has, once it is named.
  func former(of bot: BotID, newName: String) -> [FormerNote] {
    hashes.names(of: bot, madeWith: pack).sorted().compactMap { old in
      Self.newName(of: old, among: current[bot] ?? []) == newName
        ? FormerNote(name: old, newName: newName) : nil
    }
  }

  /// The new name of a note that had an old one; nil if the old name is still current.
  private static func newName(of old: String, among current: [String]) -> String? {
    let old = NoteFileName(old)
    let related = current.map { (name: $0, stem: NoteFileName($0)) }
      .filter { $0.stem.fileExtension == old.fileExtension }
    // `NAME-2` and `NAME 2` are other answers about the same bot.
    func isNumbered(_ stem: String, of other: String) -> Bool {
      stem.utf8.starts(with: (other + "-").utf8) || stem.utf8.starts(with: (other + " ").utf8)
    }
    let isCurrent = related.contains { name in
      let stem = name.stem.stem
      return stem == old.stem || isNumbered(old.stem, of: stem) || isNumbered(stem, of: old.stem)
    }
    return isCurrent ? nil : related.first?.name
  }
}
