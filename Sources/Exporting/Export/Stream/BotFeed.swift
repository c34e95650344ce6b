internal import LibC
internal import MeetingModel

/// A list of bots that is read as it arrives: what is there is returned at once, and nothing is
/// read ahead.
actor BotFeed {
  /// What arrived.
  enum Arrival: Sendable {
    /// The next IDs of the list, or of its part, and entries that are none.
    case items([BotListReader.Item])
    /// The list has ended.
    case end
    /// The reader of standard output has gone.
    case outputClosed
  }

  private let executor = SerialQueue(label: "debrief.list")
  private let list: BotList
  private let name: String
  private var reader: BotListReader
  private var descriptor: Int32?
  private var hasBegun = false
  private var hasEnded = false

  /// The most bytes that are read at once.
  private static let pieceSize = 64 << 10
  /// How long a blocked read may take to notice that it was cancelled, in milliseconds.
  private static let patience: Int32 = 200

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ list: BotList) {
    self.list = list
    name = list.path.flatMap { $0 == "-" ? nil : $0 } ?? "standard input"
    reader = BotListReader(name: name)
  }

  deinit {
    if let descriptor, descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// Waits for the next part of the list; it has at least one item.
  func next() throws -> Arrival {
    if !hasBegun {
      hasBegun = true
      let items = list.wordItems.filter(isChosen)
      if !items.isEmpty { return .items(items) }
    }
    while !hasEnded {
      let items = try readPiece()
      guard let items else { return .outputClosed }
      if !items.isEmpty { return .items(items) }
    }
    return .end
  }

  /// The items that the next piece completes; nil if the reader of standard output has gone.
  private func readPiece() throws -> [BotListReader.Item]? {
    guard let path = list.path else {
      hasEnded = true
      return []
    }
    let descriptor = try descriptor ?? (path == "-" ? STDIN_FILENO : FileSystem.opened(path))
    self.descriptor = descriptor
    guard try waitForInput(descriptor) else { return nil }
    let piece = try FileSystem.readPiece(descriptor, capacity: Self.pieceSize, name: name)
    var items: [BotListReader.Item] = []
    func take(_ item: BotListReader.Item) {
      if isChosen(item) { items.append(item) }
    }
    if piece.isEmpty {
      try reader.finish(take)
      hasEnded = true
    } else {
      try reader.take(piece, take)
    }
    return items
  }

  /// Waits until there is something to read; false if the reader of standard output has gone.
  private func waitForInput(_ descriptor: Int32) throws -> Bool {
    let closed = Int16(POLLERR) | Int16(POLLHUP)
    while true {
      try Task.checkCancellation()
      var descriptors = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: STDOUT_FILENO, events: 0, revents: 0),
      ]
      let count = poll(&descriptors, 2, Self.patience)
      // A descriptor that cannot be polled can be read.
      guard count >= 0 || errno == EINTR else { return true }
      guard count > 0 else { continue }
      guard descriptors[1].revents & closed == 0 else { return false }
      if descriptors[0].revents != 0 { return true }
    }
  }

  /// Whether an item belongs to the part of the list; what is no ID belongs to the first one.
  private func isChosen(_ item: BotListReader.Item) -> Bool {
    guard let shard = list.shard, case .bot(let id, _) = item else { return true }
    return shard.contains(id)
  }
}
