internal import Archive
internal import MeetingModel

/// The progress of the export in a folder.
public struct ExportStatus: Sendable {
  /// Bots in the same state for the same reason.
  public struct Group: Sendable, Hashable {
    /// The reason.
    public let reason: String
    /// The number of bots.
    public let count: Int
    /// The ID of the first bot.
    public let example: String
  }

  /// The number of bots in the archive.
  public let total: Int
  /// The number of bots whose answers are in it.
  public let done: Int
  /// The number of those that failed themselves, according to the service.
  public let failedBots: Int
  /// The reasons why bots failed, the most frequent first.
  public let failures: [Group]
  /// The reasons why bots are waiting, the most frequent first.
  public let waiting: [Group]
  /// The reasons why bots have no answer although they were asked about, the most frequent first.
  public let unanswered: [Group]
  /// The number of bots not asked about yet.
  public let notAsked: Int
  /// The formats that were written.
  public let formats: [String]
  /// The number of notes that a person has edited, and that new texts are merged into.
  public let editedNotes: Int
  /// The options of the newest export, as words of a command line; without the API key.
  public let command: [String]

  /// Reads an archive.
  public init(_ location: ArchiveLocation) throws(ExportError) {
    let archive = try Archive.opened(at: location.path, .reading)
    try self.init(archive)
    try archive.closed()
  }

  /// Reads an archive that is open.
  init(_ archive: Archive) throws(ExportError) {
    do throws(ArchiveError) {
      let report = try archive.report()
      total = report.counts.values.reduce(0, +)
      done = report.counts[.done] ?? 0
      unanswered = report.unanswered.map(Group.init)
      notAsked = (report.counts[.new] ?? 0) - unanswered.reduce(0) { $0 + $1.count }
      failures = report.failures.map(Group.init)
      waiting = report.waiting.map(Group.init)
      failedBots = report.failedBots
      formats = report.formats.map(\.rawValue)
      editedNotes = report.editedNotes
      command = try archive.command()
    } catch {
      throw ExportError(error)
    }
  }

  /// The status in one line.
  public var line: String {
    var parts = ["\(done) done"]
    if failedBots > 0 {
      parts[0] += " (\(failedBots) of them \(failedBots == 1 ? "a bot" : "bots") that failed)"
    }
    let groups = [(waiting, "waiting"), (failures, "failed"), (unanswered, "without an answer")]
    for (groups, word) in groups where !groups.isEmpty {
      parts.append("\(groups.reduce(0) { $0 + $1.count }) \(word)")
    }
    if notAsked > 0 { parts.append("\(notAsked) not asked yet") }
    return "\(total) bot\(total == 1 ? "" : "s"): \(parts.joined(separator: ", "))"
  }
}

extension ExportStatus.Group {
  fileprivate init(_ group: ArchiveReport.Group) {
    self.init(reason: group.reason, count: group.count, example: group.example.text)
  }
}
