internal import Archive
internal import JSONDocument
internal import MeetingModel

extension Recorder {
  /// The name of the file that lists what failed; it is there only if something did.
  static let failuresFileName = "failures.jsonl"

  /// The bot at a position and its answer in the archive; nil if there is none.
  func answer(
    at position: Int64
  ) throws -> (bot: BotID, answer: (size: Int, body: [UInt8], hash: [UInt8]))? {
    try archived { try archive.answer(at: position) }
      .map { ($0.bot, ($0.size, $0.body, $0.hash)) }
  }

  /// Lists the bots of the archive that failed, a JSON object a line, in the order of their
  /// positions.
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

  /// What came of the run.
  func summary() -> ExportSummary {
    progress.hasWaited = options.waiting != nil
    return ExportSummary(progress: currentProgress(), firstFailure: firstFailure?.error)
  }

  private static func append(_ failure: ArchivedFailure, to lines: inout [UInt8]) {
    let object = JSONObject(members: [
      .init(name: "bot_id", value: .string(failure.id.text)),
      .init(name: "kind", value: .string(failure.kind)),
      .init(name: "reason", value: .string(failure.reason)),
    ])
    JSONWriter.append(.object(object), to: &lines)
    lines.append(UInt8(ascii: "\n"))
  }
}

extension OpenFile {
  /// Whether another file holds the same bytes.
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
