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
  /// How long a read that waits may take to notice that it was cancelled, in milliseconds.
  static let patience: Int32 = 200

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
    // A pipe that nobody has opened yet must not hold up the opening.
    let descriptor =
      try descriptor
      ?? (path == "-" ? STDIN_FILENO : FileSystem.opened(path, flags: O_NONBLOCK))
    self.descriptor = descriptor
    try waitForInput(descriptor)
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

  /// Waits until there is something to read.
  private func waitForInput(_ descriptor: Int32) throws {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    repeat {
      try Task.checkCancellation()
      // A descriptor that cannot be polled can be read.
      guard poll(&waiting, 1, Self.patience) >= 0 || errno == EINTR else { return }
    } while waiting.revents == 0
  }

  /// Whether an item belongs to the part of the list; what is no ID belongs to the first one.
  private func isChosen(_ item: BotListReader.Item) -> Bool {
    guard let shard = list.shard else { return true }
    guard case .bot(let id, _) = item else { return shard.number == 1 }
    return shard.contains(id)
  }
}
