internal import Crypto
public import MeetingModel

/// A list of bots to export: IDs from the command line, and a file.
public struct BotList: Sendable {
  /// The IDs from the command line, in order.
  public var words: [String]
  /// The path of the file; `-` is standard input; nil if there is none.
  public var path: String?
  /// The part of the list to use; nil for all of it.
  public var shard: Shard?

  /// Makes a list.
  public init(words: [String], path: String? = nil, shard: Shard? = nil) {
    self.words = words
    self.path = path
    self.shard = shard
  }

  /// The number of IDs per batch.
  private static let batchSize = 1_000

  /// Reads the list without ever holding all of it in memory.
  ///
  /// - Parameters:
  ///   - batch: Called with the next IDs of the whole list, and those of them that belong to other
  ///     parts.
  ///   - fault: Called with each entry that is not an ID.
  func read(
    batch: ([BotID], _ others: Set<BotID>) throws(ExportError) -> Void,
    fault: (ListFault) throws(ExportError) -> Void
  ) throws(ExportError) {
    var ids: [BotID] = []
    var others: Set<BotID> = []
    ids.reserveCapacity(Self.batchSize)
    func take(_ item: BotListReader.Item) throws(ExportError) {
      switch item {
      case .fault(let found): try fault(found)
      case .bot(let id, _):
        if let shard, !shard.contains(id) { others.insert(id) }
        ids.append(id)
        guard ids.count == Self.batchSize else { return }
        try batch(ids, others)
        ids.removeAll(keepingCapacity: true)
        others.removeAll(keepingCapacity: true)
      }
    }
    for item in wordItems { try take(item) }
    if let path { try readFile(path, take) }
    if !ids.isEmpty { try batch(ids, others) }
  }

  /// The IDs from the command line, and what is none; they are counted as lines.
  var wordItems: [BotListReader.Item] {
    words.enumerated().map { index, word in
      if let id = BotID(word) { return .bot(id, line: index + 1) }
      return .fault(
        ListFault(
          listName: "argument", line: index + 1, reason: "“\(word.prefix(80))” is not a bot ID",
          text: Array(word.utf8)[...]))
    }
  }

  private func readFile(
    _ path: String, _ take: (BotListReader.Item) throws(ExportError) -> Void
  ) throws(ExportError) {
    let path = path == "-" ? nil : path
    var reader = BotListReader(name: path ?? "standard input")
    try FileSystem.readPieces(of: path) { piece throws(ExportError) in
      try reader.take(piece, take)
    }
    try reader.finish(take)
  }
}

extension ExportError {
  /// The error of an entry that names no bot.
  init(_ fault: ListFault) {
    self.init(.badInput, at: fault.place, fault.reason, advice: "correct the list, and try again")
  }
}

/// One of several parts into which a list of bots is split, the same way every time.
///
/// The first eight bytes of the SHA-256 of a bot's ID in lower case are read as a big-endian
/// number; its remainder modulo the number of parts, plus one, is the number of the bot's part.
/// This must not change: machines that share a list rely on it.
public struct Shard: Sendable, Hashable {
  /// The part's number, from 1.
  public let number: Int
  /// The number of parts.
  public let count: Int

  /// Makes a part; nil if the number is out of range.
  public init?(_ number: Int, of count: Int) {
    guard count >= 1, (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }

  /// Parses a text such as `3/16`; nil if it is invalid.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    self.init(number, of: count)
  }

  /// Whether a bot belongs to the part.
  public func contains(_ id: BotID) -> Bool {
    let digest = SHA256.hash(data: Array(id.text.utf8))
    let value = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return value % UInt64(count) == UInt64(number - 1)
  }
}

/// A line of a list that names no bot.
public struct ListFault: Sendable, Hashable, CustomStringConvertible {
  /// The name of the list in messages.
  public let listName: String
  /// The number of the line, from 1; for a record of several lines, that of its first.
  public let line: Int
  /// What is wrong with it.
  public let reason: String
  /// The line, cut to 1,000 bytes.
  public let text: String

  private static let longestText = 1_000

  /// Makes a fault of a line with a text, of which the beginning is kept.
  init(listName: String, line: Int, reason: String, text: ArraySlice<UInt8>) {
    self.listName = listName
    self.line = line
    self.reason = reason
    var kept = text.prefix(Self.longestText)
    // Not within a character.
    while kept.endIndex < text.endIndex, text[kept.endIndex] & 0xC0 == 0x80, !kept.isEmpty {
      kept.removeLast()
    }
    self.text = String(decoding: kept, as: UTF8.self)
  }

  /// The list and the line.
  public var place: String { "\(listName):\(line)" }

  /// The list, the line, and what is wrong with it.
  public var description: String { "\(place): \(reason)" }
}
