internal import Archive
internal import Crypto
internal import JSONDocument
internal import MeetingModel
internal import TextScanning

/// The one file of a folder that holds all records, one per line.
///
/// Existing records of other meetings stay: a meeting is identified by the ID of its bot. A record
/// without an ID stays unless an identical one is written.
final class RecordFile {
  /// The usual name of the file.
  static let name = LinesFile.plain.name

  /// Its path, for messages.
  var path: String { folder.path + name }

  private struct Entry {
    var offset: Int
    var size: Int
  }

  private let folder: Folder
  private let name: String
  /// The records written in this run, in order.
  private var new: AtomicFile
  private var size = 0
  private var entries: [Entry] = []
  /// The indices of entries, by the ID of a bot.
  private var places: [String: [Int]] = [:]
  /// The indices of entries, by the hash of a line; nil until a record without an ID is there.
  private var linePlaces: [String: [Int]]?

  /// Starts a file, after checking that existing records can be kept.
  init(in folder: Folder, name: String) throws(ExportError) {
    self.folder = folder
    self.name = name
    try Self.refuseExport(in: folder, name: name)
    new = try AtomicFile(in: folder, name: name)
    var present = try PresentLines(in: folder, name: name)
    while let line = try present.next() {
      guard Self.bot(of: line) == nil else { continue }
      throw ExportError(
        .badInput, at: "\(folder.path)\(name):\(present.number)",
        "this line is not a JSON object", advice: .otherFolder(or: "fix or remove the file"))
    }
  }

  /// Refuses the folder of an export, which manages its own records.
  static func refuseExport(in folder: Folder, name: String) throws(ExportError) {
    guard folder.entry(Archive.fileName) != nil else { return }
    throw ExportError(
      .usage, at: folder.path + name, "an export keeps its records in this folder",
      advice: .useExport(folder: folder.path.isEmpty ? "." : folder.path))
  }

  /// Appends the record of a meeting, which may be several lines.
  func append(_ bytes: [UInt8], of bot: String?) throws(ExportError) {
    try new.append(bytes)
    let number = entries.count
    entries.append(Entry(offset: size, size: bytes.count))
    size += bytes.count
    if let bot { places[Self.key(of: bot), default: []].append(number) }
    linePlaces = nil
  }

  /// Moves the file into place.
  func commit() throws(ExportError) {
    guard try hasOthers() else { return try new.commit() }
    // Rewritten records stay where they were; new ones go to the end.
    var merged = try AtomicFile(in: folder, name: name)
    var isWritten = entries.map { _ in false }
    func entry(_ index: Int) throws(ExportError) -> [UInt8] {
      guard !isWritten[index] else { return [] }
      isWritten[index] = true
      return try new.read(entries[index].size, at: entries[index].offset)
    }
    var present = try PresentLines(in: folder, name: name)
    while let line = try present.next() {
      let replacing = try replacing(line)
      for index in replacing { try merged.append(try entry(index)) }
      if replacing.isEmpty { try merged.append(line + [UInt8(ascii: "\n")]) }
    }
    for index in entries.indices { try merged.append(try entry(index)) }
    try merged.commit()
  }

  private func hasOthers() throws(ExportError) -> Bool {
    var present = try PresentLines(in: folder, name: name)
    while let line = try present.next() {
      if try replacing(line).isEmpty { return true }
    }
    return false
  }

  /// The entries that replace an existing line; none if that line stays.
  private func replacing(_ line: [UInt8]) throws(ExportError) -> [Int] {
    if let bot = Self.bot(of: line), let known = places[bot] { return known }
    return try placesOfLines()[Self.hash(of: line[...])] ?? []
  }

  /// The indices of entries, by the hash of a line.
  private func placesOfLines() throws(ExportError) -> [String: [Int]] {
    if let linePlaces { return linePlaces }
    var found: [String: [Int]] = [:]
    for (number, entry) in entries.enumerated() {
      try new.read(entry.size, at: entry.offset)[...].forEachLine { line in
        if !line.isEmpty { found[Self.hash(of: line), default: []].append(number) }
      }
    }
    linePlaces = found
    return found
  }

  /// The key of the bot that a line is about: empty if it names none, nil if not a JSON object.
  private static func bot(of line: [UInt8]) -> String? {
    guard let object = (try? JSONParser.parse(line))?.objectValue else { return nil }
    return object["bot_id"]?.stringValue.map { key(of: $0) } ?? ""
  }

  private static func key(of bot: String) -> String {
    "bot " + (BotID(bot)?.text ?? bot)
  }

  private static func hash(of line: ArraySlice<UInt8>) -> String {
    SHA256.hash(data: Array(line)).hexadecimal
  }
}
