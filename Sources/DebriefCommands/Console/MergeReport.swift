internal import Exporting
internal import JSONDocument
internal import MeetingModel
internal import Synchronization

/// Reports the events of a merge, and determines the exit code.
final class MergeReport: Sendable {
  private let console: Console
  private let notes: ExportReport
  private let start = ContinuousClock.now
  private let pacing: Mutex<ProgressPacing>

  /// Makes a report.
  init(console: Console, style: ProgressOptions.Style) {
    self.console = console
    notes = ExportReport(console: console, style: style)
    pacing = Mutex(ProgressPacing(style))
  }

  /// Merges archives.
  ///
  /// - Parameter exporter: Makes the exporter that writes the notes.
  func run(
    _ merge: ArchiveMerge, exporter: ([MergedArchive]) async throws -> Exporter
  ) async throws -> ExitStatus {
    let summary = try await merge.run(
      exporter: exporter, report: { self.take($0) }, exportReport: { self.notes.take($0) })
    tell(summary)
    return status(of: summary, notes: notes.tell(summary.notes, folder: merge.folder), merge.folder)
  }

  private func take(_ event: MergeEvent) {
    switch event {
    case .ordered(let new):
      guard new > 0 else { return }
      console.say(
        .info,
        "the archives number their bots differently, so \(new.counted("new bot")) \(new == 1 ? "is" : "are")"
          + " in the order in which the archives were named; --from gives that of a list",
        values: [("event", "ordered"), ("new", number(new))])
    case .returned(let count, let first):
      let names = first.map(\.text).joined(separator: ", ") + (count > first.count ? ", …" : "")
      console.say(
        .warning,
        "\(count.counted("bot")) \(count == 1 ? "is new in a place that was" : "are new in places that were")"
          + " empty: \(names); bots that this folder had forgotten have to be forgotten in the sources,"
          + " too",
        values: [("event", "returned"), ("bots", number(count))])
    case .badLine(let fault): notes.take(.badLine(fault))
    case .otherOrder:
      console.say(
        .warning,
        "the bots that were in the folder before have another order than in the list, and keep it; for"
          + " that of the list, merge into a new folder",
        values: [("event", "other_order")])
    case .copied(let name):
      console.say(
        .debug, "\(name): reading a copy of this archive",
        fields: [("event", "copied"), ("source", name)])
    case .damagedRow(let name, let reason):
      say(.error, "\(name): a row of this archive is left out: \(reason)", "damaged_row", name)
    case .unreadable(let name, let error):
      say(.error, "\(error.message); the rest of this archive is left out", "unreadable", name)
    case .damagedAnswer(let name, let bot):
      say(
        .error, "\(name): bot \(bot): its answer in this archive is damaged", "damaged_answer", name
      )
    case .conflict(let bot, let lostParts):
      let lost = lostParts.map(\.words).joined(separator: ", ")
      console.say(
        lostParts.isEmpty ? .debug : .warning,
        lostParts.isEmpty
          ? "\(bot) has different answers, of which one counts"
          : "\(bot) has different answers, and the one that counts lacks what another has: \(lost)",
        fields: [("event", "conflict"), ("bot_id", bot.text)])
    case .carried(let path, let newPath):
      console.say(
        .info, "\(path) has been edited, and is taken over as \(newPath)",
        fields: [("event", "carried"), ("path", path), ("new_path", newPath)])
    case .carriedBeside(let path, let newPath):
      console.say(
        .warning,
        "\(path) has been edited, and so has the note that is here; it is taken over as \(newPath)",
        fields: [("event", "carried_beside"), ("path", path), ("new_path", newPath)])
    case .leftBehind(let path, let reason):
      console.say(
        .error, "\(path) has been edited, and is not taken over: \(reason)",
        fields: [("event", "left_behind"), ("path", path)])
    case .notesElsewhere(let name):
      say(
        .warning,
        "\(name): none of its notes is in this folder, so edits in them are not taken over; move the"
          + " archive into their folder for that", "notes_elsewhere", name)
    case .changed(let name):
      say(
        .error, "\(name): this archive was written meanwhile; run the same command again",
        "changed",
        name)
    case .progress(let done, let total): show(done, total)
    }
  }

  private func say(_ level: Console.Level, _ message: String, _ event: String, _ source: String) {
    console.say(level, message, fields: [("event", event), ("source", source)])
  }

  private func show(_ done: Int, _ total: Int) {
    let elapsed = ContinuousClock.now - start
    guard done < total, pacing.withLock({ $0.isDue(at: elapsed) }) else { return }
    console.progress("merging: \(done) of \(total) bots")
  }

  private func tell(_ summary: MergeSummary) {
    console.endProgress()
    var parts = ["\(summary.new) new", "\(summary.updated) updated"]
    if summary.conflicts > 0 { parts.append("\(summary.conflicts) with different answers") }
    if summary.carried > 0 { parts.append("\(summary.carried.counted("edited note")) taken over") }
    if summary.carriedBeside > 0 {
      parts.append("\(summary.carriedBeside.counted("edited note")) put beside others")
    }
    if summary.damaged > 0 { parts.append("\(summary.damaged) left out") }
    if summary.badLines > 0 {
      parts.append("\(summary.badLines.counted("line")) of the list left out")
    }
    console.say(
      .info,
      "merged \(summary.bots.counted("bot")) of \(summary.archives.counted("archive")): "
        + parts.joined(separator: ", "),
      values: [
        ("event", "merged"), ("archives", number(summary.archives)), ("bots", number(summary.bots)),
        ("new", number(summary.new)), ("updated", number(summary.updated)),
        ("conflicts", number(summary.conflicts)), ("carried", number(summary.carried)),
        ("carried_beside", number(summary.carriedBeside)), ("left_out", number(summary.damaged)),
        ("bad_lines", number(summary.badLines)),
        ("failed", number(summary.failed)), ("waiting", number(summary.waiting)),
        ("not_asked", number(summary.notAsked)),
      ])
  }

  /// The exit code of an export that has these outcomes.
  private func status(
    of summary: MergeSummary, notes status: ExitStatus, _ folder: String
  ) -> ExitStatus {
    if summary.failed > 0, summary.notes.progress.failed == 0 {
      console.say(
        .info,
        "\(summary.failed.counted("bot")) failed; the reasons are in \(folder.asFolder)failures.jsonl,"
          + " and in: debrief status \(folder)")
    }
    let wrong = summary.damaged + summary.badLines
    guard status == .done, summary.failed + wrong > 0 else { return status }
    if summary.notes.hasSuccess { return .partlyFailed }
    return wrong > 0 ? .badInput : .failed
  }

  private func number(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }
}
