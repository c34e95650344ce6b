internal import Archive
internal import JSONDocument
internal import MeetingModel
internal import PailFlow

extension Recorder {
  /// The name of the file that lists failures; it exists only if there are any.
  private static let failuresFileName = "failures.jsonl"

  func answer(at position: Int64) throws -> StoredAnswer? {
    try archived { try archive.answer(at: position) }
  }

  /// Records that the answer of a bot is damaged, when only its line is needed.
  func takeDamage(at position: Int64, _ failure: @Sendable (BotID) -> BotFailure) throws {
    try archived {
      let found = try archive.bots(after: position - 1, linesFrom: position - 1, limit: 1).first
      guard let bot = found, bot.position == position else { return }
      let failure = failure(bot.id)
      let outcome = ArchivedOutcome(
        position: position, time: timing.now(),
        content: .failed(kind: failure.kind.name, reason: failure.reason))
      try archive.record([outcome], pending: [])
      if bot.isListed { tally.take(failure, of: bot.id, at: position) }
    }
  }

  /// Lists the failed bots of the archive, one JSON object per line, in order of position.
  func writeFailures() throws {
    try archived {
      let name = Self.failuresFileName
      var failures = try archive.failures(after: 0, limit: 1_000)
      guard !failures.isEmpty else {
        if folder.size(of: name) != nil {
          try folder.remove(name)
          try folder.sync()
        }
        return
      }
      let staged = try OpenFile(name, in: folder.staging, .new, calls: folder.calls)
      while let last = failures.last {
        var lines: [UInt8] = []
        for failure in failures { Self.append(failure, to: &lines) }
        try staged.append(lines)
        failures = try archive.failures(after: last.position, limit: 1_000)
      }
      guard try !staged.equals(name, in: folder.folder) else { return }
      try staged.sync()
      try folder.put(stagedName: name, as: name)
    }
  }

  private static func append(_ failure: ArchivedFailure, to lines: inout [UInt8]) {
    let object: JSONValue = [
      "bot_id": .string(failure.id.text), "kind": .string(failure.kind),
      "reason": .string(failure.reason),
    ]
    JSONWriter.append(object, to: &lines)
    lines.append(UInt8(ascii: "\n"))
  }
}

extension OpenFile {
  /// Whether another file has the same content.
  borrowing func equals(_ name: String, in folder: Folder) throws(ExportError) -> Bool {
    guard folder.size(of: name) != nil else { return false }
    let other = try OpenFile(name, in: folder, .reading, calls: .system)
    var offset = 0
    while true {
      let part = try read(1 << 20, at: offset)
      guard part == (try other.read(1 << 20, at: offset)) else { return false }
      guard !part.isEmpty else { return true }
      offset += part.count
    }
  }
}
