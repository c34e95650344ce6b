internal import Archive
internal import MeetingModel
internal import PailFlow

/// Counts the outcomes of an export's bots, and reports them.
struct Tally {
  /// The place of a failure in the order of the sources.
  private enum Place: Comparable {
    /// A bot that the archive does not know.
    case unknownBot
    case bot(Int64)
    /// A line of the list that names no bot.
    case line
  }

  let report: @Sendable (ExportEvent) -> Void
  private var progress = ExportProgress()
  private var firstFailure: (place: Place, error: ExportError)?
  private let timing: Timing
  private let start: Duration

  init(timing: Timing, report: @escaping @Sendable (ExportEvent) -> Void) {
    self.timing = timing
    self.report = report
    start = timing.elapsed()
  }

  var currentProgress: ExportProgress {
    var progress = progress
    progress.elapsed = timing.elapsed() - start
    return progress
  }

  func summary(hasWaited: Bool) -> ExportSummary {
    var progress = currentProgress
    progress.hasWaited = hasWaited
    return ExportSummary(progress: progress, firstFailure: firstFailure?.error)
  }

  func tellProgress() { report(.progress(currentProgress)) }

  // MARK: The list

  /// Sets the number of bots.
  mutating func setTotal(_ total: Int) { progress.total = total + progress.failed }

  /// Records a line of the list that names no bot.
  mutating func take(_ fault: ListFault) -> ExportError {
    let error = ExportError(fault)
    progress.badLines += 1
    report(.badLine(fault))
    note(error, at: .line)
    return error
  }

  /// Records a requested bot without an answer in the archive.
  mutating func takeUnknown(_ bot: BotID) {
    fail(bot, .unknownToArchive(bot), at: .unknownBot, isRecorded: false)
  }

  // MARK: Bots

  /// Counts a bot that needs no work, except perhaps a new line.
  mutating func passOver(hasNewLine: Bool) {
    if hasNewLine { progress.written += 1 } else { progress.unchanged += 1 }
  }

  /// Records that the answer of a bot proved to be damaged when its line was rendered again.
  mutating func take(_ failure: BotFailure, of bot: BotID, at position: Int64) {
    if progress.written > 0 { progress.written -= 1 }
    fail(bot, failure.error, at: .bot(position))
  }

  /// Reports the warnings about a bot, and the outcomes of its notes.
  mutating func tell(_ work: BotWork, _ outcomes: [NoteOutcome]) {
    let warnings =
      work.warnings + (work.hasNewAnswer || work.outcome == nil ? work.meeting?.warnings ?? [] : [])
    for warning in warnings { report(.warning(meeting: work.bot.id.text, warning)) }
    for outcome in outcomes {
      if outcome.isKept { progress.kept += 1 }
      if case .merged = outcome { progress.merged += 1 }
      if case .unchanged = outcome { continue }
      report(.note(outcome))
    }
  }

  /// Counts a bot of the list, and reports its outcome.
  mutating func count(_ work: BotWork, hasWritten: Bool, _ outcomes: [NoteOutcome]) {
    let bot = work.bot.id
    if work.plan.wasWaiting { progress.waiting -= 1 }
    if work.plan.isAsked { progress.asked += 1 }
    if let failure = work.failure {
      return fail(bot, failure, at: .bot(work.bot.position), isRecorded: work.hasRecordedFailure)
    }
    if case .settled(.waiting(let reason, _)) = work.phase {
      progress.waiting += 1
      return report(.waiting(bot: bot, reason: reason))
    }
    if !work.lostParts.isEmpty {
      progress.answersKept += 1
      report(.answerKept(bot: bot, missing: work.lostParts))
    }
    passOver(hasNewLine: hasWritten)
    if work.isIncomplete { progress.incomplete += 1 }
    report(.done(bot: bot, isNew: hasWritten, notes: outcomes))
  }

  private mutating func fail(
    _ bot: BotID, _ error: ExportError, at place: Place, isRecorded: Bool = true
  ) {
    progress.failed += 1
    if !isRecorded { progress.unrecorded += 1 }
    note(error, at: place)
    report(.failed(bot: bot, error))
  }

  private mutating func note(_ error: ExportError, at place: Place) {
    if firstFailure.map({ place < $0.place }) ?? true { firstFailure = (place, error) }
  }
}
