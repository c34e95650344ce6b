internal import LibC
internal import MeetingModel

/// A list of bots that is read as it arrives: what is there is returned at once, and nothing is
/// read ahead.
actor BotFeed {
  private let executor = SerialQueue(label: "debrief.list")
  private let list: BotList
  private let name: String
  private var reader: BotListReader
  private var descriptor: Int32?
  private var hasBegun = false
  private var hasEnded = false
  private var error: ExportError?

  /// The most bytes that are read at once.
  private static let pieceSize = 64 << 10

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ list: BotList) {
    self.list = list
    name = list.path.flatMap { $0 == "-" ? nil : $0 } ?? "standard input"
    reader = BotListReader(name: name)
  }

  deinit {
    if let descriptor, descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// Waits for the next part of the list: IDs, or of its shard, and entries that are none.
  ///
  /// - Returns: At least one item; nil at the end.
  /// - Throws: An ``ExportError`` after the items before it, or `CancellationError`.
  func next() throws -> [BotListReader.Item]? {
    if !hasBegun {
      hasBegun = true
      let items = list.wordItems.filter(isChosen)
      if !items.isEmpty { return items }
    }
    while !hasEnded {
      let items = try readPiece()
      if !items.isEmpty { return items }
    }
    if let error { throw error }
    return nil
  }

  /// The items that the next piece completes.
  private func readPiece() throws -> [BotListReader.Item] {
    guard let path = list.path else {
      hasEnded = true
      return []
    }
    let descriptor =
      try descriptor ?? (path == "-" ? STDIN_FILENO : FileSystem.opened(path))
    self.descriptor = descriptor
    try Task.checkCancellation()
    guard
      !DescriptorWait.isNeeded(for: Int32(POLLIN), on: descriptor)
        || DescriptorWait.wait(for: Int32(POLLIN), on: descriptor) == .ready
    else { throw CancellationError() }
    var items: [BotListReader.Item] = []
    func take(_ item: BotListReader.Item) {
      if isChosen(item) { items.append(item) }
    }
    do throws(ExportError) {
      let piece = try FileSystem.readPiece(descriptor, capacity: Self.pieceSize, name: name)
      if piece.isEmpty {
        hasEnded = true
        try reader.finish(take)
      } else {
        try reader.take(piece, take)
      }
    } catch {
      hasEnded = true
      self.error = error
    }
    return items
  }

  /// Whether an item belongs to the part of the list; what is no ID belongs to the first one.
  private func isChosen(_ item: BotListReader.Item) -> Bool {
    guard let shard = list.shard else { return true }
    guard case .bot(let id, _) = item else { return shard.number == 1 }
    return shard.contains(id)
  }
}
