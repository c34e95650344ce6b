internal import MeetingModel

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
  ///   - batch: Called with the next IDs of the list, or of its part.
  ///   - fault: Called with each entry that is not an ID.
  func read(
    batch: ([BotID]) throws(ExportError) -> Void, fault: (ListFault) throws(ExportError) -> Void
  ) throws(ExportError) {
    var ids: [BotID] = []
    ids.reserveCapacity(Self.batchSize)
    func take(_ item: BotListReader.Item) throws(ExportError) {
      switch item {
      case .fault(let found): try fault(found)
      case .bot(let id):
        guard shard?.contains(id) ?? true else { return }
        ids.append(id)
        guard ids.count == Self.batchSize else { return }
        try batch(ids)
        ids.removeAll(keepingCapacity: true)
      }
    }
    for (index, word) in words.enumerated() {
      guard let id = BotID(word) else {
        try fault(
          ListFault(
            listName: "argument", line: index + 1, reason: "“\(word.prefix(80))” is not a bot ID"))
        continue
      }
      try take(.bot(id))
    }
    if let path { try readFile(path, take) }
    if !ids.isEmpty { try batch(ids) }
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
