internal import Archive
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

  /// Forgets a name that was added, since no note could be written under it.
  mutating func drop(_ name: String, of bot: BotID) { current[bot]?.removeAll { $0 == name } }

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
      let owners = knownOwners()
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
  private mutating func knownNumber(_ base: String, _ mark: Unicode.Scalar, of bot: BotID) -> Int? {
    var lowest: Int?
    for name in hashes.names(of: bot) {
      let key = NoteFileName(name).stem.lowercased()
      guard !given.contains(key),
        let number = key == base ? 1 : number(of: key, after: base, marks: [mark])
      else { continue }
      lowest = min(lowest ?? number, number)
    }
    return lowest
  }

  /// The number that an earlier run put behind a name that was taken, as in `NAME 2`; nil if it gave
  /// none: in `Plan 79` it may be part of a title.
  ///
  /// - Parameters:
  ///   - stem: The name with its number.
  ///   - base: The name without.
  ///   - marks: What may be between the two.
  private mutating func number(
    of stem: String, after base: String, marks: [Unicode.Scalar]
  ) -> Int? {
    guard stem.utf8.starts(with: base.utf8) else { return nil }
    let rest = stem.utf8.dropFirst(base.utf8.count)
    guard let mark = marks.first(where: { UInt8(ascii: $0) == rest.first }),
      let number = Int(String(Substring(rest.dropFirst()))), number > 1,
      "\(base)\(mark)\(number)" == stem
    else { return nil }
    // The name itself and the numbers before were taken.
    let owners = knownOwners()
    let base = base.lowercased()
    guard owners[base] != nil, number == 2 || owners["\(base)\(mark)\(number - 1)"] != nil else {
      return nil
    }
    return number
  }

  private mutating func knownOwners() -> [String: Set<String>] {
    if let owners { return owners }
    var found: [String: Set<String>] = [:]
    for (bot, names) in hashes.namesByBot {
      for name in names { found[NoteFileName(name).stem.lowercased(), default: []].insert(bot) }
    }
    owners = found
    return found
  }

  // MARK: Former names

  /// The files of all bots of this run under names that their notes no longer have, by bot.
  mutating func allFormer() -> [(bot: BotID, notes: [FormerNote])] {
    var all: [(bot: BotID, notes: [FormerNote])] = []
    for (bot, names) in current.sorted(by: { $0.key.text < $1.key.text }) {
      var former: [FormerNote] = []
      for old in hashes.names(of: bot, madeWith: pack).sorted() {
        guard let newName = newName(of: old, among: names, of: bot) else { continue }
        former.append(FormerNote(name: old, newName: newName))
      }
      if !former.isEmpty { all.append((bot, former)) }
    }
    return all
  }

  /// The files of a bot under names that its note no longer has, once it is named.
  mutating func former(of bot: BotID, newName: String) -> [FormerNote] {
    var former: [FormerNote] = []
    for old in hashes.names(of: bot, madeWith: pack).sorted()
    where self.newName(of: old, among: current[bot] ?? [], of: bot) == newName {
      former.append(FormerNote(name: old, newName: newName))
    }
    return former
  }

  /// The new name of a bot's note that had an old one; nil if the old name is still current, or if
  /// no note could have had it: the list of names may come from someone else.
  private mutating func newName(
    of name: String, among current: [String], of bot: BotID
  ) -> String? {
    let old = NoteFileName(name)
    let related = current.map { (name: $0, stem: NoteFileName($0)) }
      .filter { $0.stem.fileExtension == old.fileExtension }
    for name in related {
      let stem = name.stem.stem
      // `NAME-2` and `NAME 2` are other answers about the same bot.
      guard stem != old.stem, number(of: old.stem, after: stem, marks: ["-", " "]) == nil,
        number(of: stem, after: old.stem, marks: ["-", " "]) == nil
      else { return nil }
    }
    guard let newName = related.first?.name,
      NoteName.isPath(name, ending: ".\(old.fileExtension)\(old.place)", of: bot)
    else { return nil }
    return newName
  }
}
