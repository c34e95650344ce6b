internal import Archive
internal import BotStatus
package import MeetingModel

/// What a list or a search has to say of the archive that it reads.
package struct CatalogueFindings: Sendable, Hashable {
  /// The number of answers that are not in the catalogue or the index, since the archive cannot be
  /// written.
  package var unreadCount = 0
  /// The bots whose stored answers are damaged.
  package var damaged: [BotID] = []

  /// Makes findings of nothing unusual.
  package init() {}
}

/// Fills a part of an archive that is made from its answers: the catalogue, or the index.
///
/// Answers are read several at a time. Each batch is a transaction, so that one that is stopped goes
/// on where it was.
struct ContentFilling {
  let archive: Archive
  let content: ArchivedContent
  /// The number of answers that are read concurrently.
  let jobs: Int

  /// The names in an archive are those of its answers, whatever an export calls people.
  private let reader = BotStatusReader()

  /// The number of answers looked up at a time.
  private static let pageSize = 256
  /// The size from which on no answer is added to a batch, in bytes.
  private static let batchSize = 8 << 20
  /// The number of answers from which on the parts of a new index are merged.
  private static let optimisedCount = 256

  /// - Parameter report: Called after each batch with the number of answers done, and of all.
  func fill(_ report: (_ done: Int, _ total: Int) -> Void) async throws -> CatalogueFindings {
    var findings = CatalogueFindings()
    let total = try archived { try archive.unreadCount(content) }
    guard total > 0 else { return findings }
    guard !archive.cannotBeWritten else {
      findings.unreadCount = total
      return findings
    }
    var (position, done): (Int64, Int) = (0, 0)
    while let page = try nextPage(after: position), let last = page.last {
      var rest = page[...]
      while !rest.isEmpty {
        let batch = try nextBatch(of: &rest)
        let results = try await read(batch.answers)
        try archived { try archive.record(results.compactMap(\.read)) }
        findings.damaged += results.compactMap(\.damaged)
        done += batch.count
        report(min(done, total), total)
        try Task.checkCancellation()
      }
      position = last.position
    }
    if content == .index, done >= Self.optimisedCount {
      try archived { try archive.optimiseIndex() }
    }
    return findings
  }

  private func nextPage(after position: Int64) throws -> [UnreadAnswer]? {
    try archived { try archive.unreadAnswers(content, after: position, limit: Self.pageSize) }
  }

  private typealias Stored = (place: UnreadAnswer, answer: StoredAnswer)

  /// Takes the next answers, up to a size.
  private func nextBatch(
    of rest: inout ArraySlice<UnreadAnswer>
  ) throws -> (answers: [Stored], count: Int) {
    var answers: [Stored] = []
    var (size, count) = (0, 0)
    while size < Self.batchSize, let place = rest.popFirst() {
      count += 1
      // It may have been forgotten meanwhile.
      guard let answer = try archived({ try archive.answer(at: place.position) }) else { continue }
      answers.append((place, answer))
      size += answer.size
    }
    return (answers, count)
  }

  private struct Result: Sendable {
    var read: ReadAnswer?
    var damaged: BotID?
  }

  /// Reads answers, each task its share of them.
  private func read(_ answers: [Stored]) async throws -> [Result] {
    let share = (answers.count + jobs - 1) / max(jobs, 1)
    let keepsPassages = content == .index
    return await withTaskGroup(of: (Int, [Result]).self) { [reader] group in
      for start in stride(from: 0, to: answers.count, by: max(share, 1)) {
        let part = answers[start..<min(start + share, answers.count)]
        group.addTask {
          (start, part.map { Self.result(of: $0, reader, keepsPassages: keepsPassages) })
        }
      }
      var parts: [(Int, [Result])] = []
      for await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }

  private static func result(
    of stored: Stored, _ reader: BotStatusReader, keepsPassages: Bool
  ) -> Result {
    do {
      let meeting = try reader.meeting(in: try PackedAnswer.unpacked(stored.answer))
      return Result(
        read: ReadAnswer(
          stored.place, ArchivedMeeting(of: meeting),
          passages: keepsPassages ? meeting.passages : nil))
    } catch {
      return Result(damaged: stored.answer.bot)
    }
  }
}
