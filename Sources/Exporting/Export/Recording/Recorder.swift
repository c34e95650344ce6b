internal import Archive
internal import MeetingModel
internal import PailFlow
internal import Reports

/// Keeps what comes of an export: the one place that changes its archive and its folder.
///
/// What comes is recorded by groups, and each group in this order, so that a stop at any moment
/// loses nothing and forges nothing: the raw answers, with the hashes of the files about to be
/// written, go into the archive; the files are written aside, synced, renamed, and their folder
/// synced; lines are appended and synced; what was written is recorded.
actor Recorder {
  let options: ExportOptions
  let archive: Archive
  let folder: OutputFolder
  /// The numbers of the templates in the archive.
  let templates: [OutputFormat: Int64]
  /// Whether there is a service to ask.
  let canAsk: Bool
  let timing: Timing
  let report: @Sendable (ExportEvent) -> Void
  /// The bots that were asked in vain so far.
  let unanswered = UnansweredBots()
  var lines: LineQueue?
  /// Whether the file of all lines has to be written anew when all is there.
  var needsRewriting = false
  var rewriter: LineRewriter?
  /// Whether the file of all lines was found to hold what was written into it; nil until it was
  /// looked at.
  var areLinesOurs: Bool?
  /// Whether lines that are there stay as they are, whatever they were made with.
  var isKeepingLines = false
  var progress = ExportProgress()
  var firstFailure: (position: Int64, error: ExportError)?

  private let executor = SerialQueue(label: "debrief.recorder")
  private let start: Duration
  private var queue: [SettledBot] = []
  private var queuedSize = 0
  private var error: (any Error)?
  /// The failure after which nothing more is taken.
  private var lastFailure: ExportError?
  private var stopDeadline: Duration?

  /// A group is as large that the disk has to be waited for seldom, and as small that a stop loses
  /// little.
  private static let groupCount = 64
  /// How long an export that is being stopped goes on recording answers that are there.
  private static let stopTime = Duration.seconds(1)
  private static let groupSize = 8 << 20

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(
    options: ExportOptions, archive: Archive, folder: OutputFolder,
    templates: [OutputFormat: Int64], canAsk: Bool, timing: Timing,
    report: @escaping @Sendable (ExportEvent) -> Void
  ) {
    self.options = options
    self.archive = archive
    self.folder = folder
    self.templates = templates
    self.canAsk = canAsk
    self.timing = timing
    self.report = report
    self.start = timing.elapsed()
  }

  /// Takes what came of a bot; it is recorded soon, at the latest by ``flush()``.
  ///
  /// - Throws: What came of the bot, where that ends the export.
  func take(_ settled: SettledBot) throws {
    if let error = error ?? lastFailure { throw error }
    queue.append(settled)
    queuedSize += settled.size
    if options.abortsOnError, let failure = settled.failure {
      try flush()
      lastFailure = failure
      throw failure
    }
    if queue.count >= Self.groupCount || queuedSize >= Self.groupSize { try flush() }
  }

  /// Records what was taken.
  func flush() throws {
    if let error { throw error }
    guard !queue.isEmpty || lines?.hasProgress == true else { return }
    let group = queue
    queue = []
    queuedSize = 0
    do {
      try commit(group)
    } catch {
      // What follows would leave holes.
      self.error = (error as? ArchiveError).map { ExportError($0) } ?? error
      throw self.error ?? error
    }
  }

  /// Tells the progress though nothing came, and records which bots were asked in vain so far.
  func tick() throws {
    try recordUnanswered()
    report(.progress(currentProgress()))
  }

  /// Records which bots were asked in vain, so that nobody takes them for bots not asked yet.
  func recordUnanswered() throws {
    let bots = unanswered.takeFresh()
    guard !bots.isEmpty else { return }
    try archived { try archive.record(unanswered: bots, time: timing.now()) }
  }

  /// Whether there is still time to record answers in an export that is being stopped.
  func hasTimeToStop() -> Bool {
    let now = timing.elapsed()
    stopDeadline = stopDeadline ?? now + Self.stopTime
    return now < stopDeadline ?? now
  }

  /// Records that the answer about a bot is damaged, of which only the line is wanted.
  func takeDamage(_ outcome: ArchivedOutcome, _ error: ExportError) throws {
    try archived {
      try archive.record([outcome], pending: [])
      guard
        let bot = try archive.bots(
          after: outcome.position - 1, linesFrom: .max, limit: 1
        ).first, bot.position == outcome.position
      else { return }
      if progress.written > 0 { progress.written -= 1 }
      progress.failed += 1
      if bot.position < firstFailure?.position ?? .max { firstFailure = (bot.position, error) }
      report(.failed(bot: bot.id, error))
    }
  }

  /// How far it is.
  func currentProgress() -> ExportProgress {
    progress.elapsed = timing.elapsed() - start
    return progress
  }

  private func commit(_ taken: [SettledBot]) throws {
    var notes: [PlannedNote] = []
    var group = taken
    for index in group.indices {
      do {
        notes += try plannedNotes(of: group[index])
      } catch let error as ExportError where error.kind == .badInput {
        // A folder or a pipe lies where a note belongs: this meeting fails, and the others go on.
        group[index].failure = error
        group[index].meeting = group[index].meeting?.withoutNotes
      }
    }
    let written = notes.filter { $0.bytes != nil }
    try archive.record(group.compactMap(\.outcome), pending: written.map(\.file))
    try folder.put(written.compactMap { note in note.bytes.map { (note.file.name, $0) } })
    for settled in group { try queueLine(of: settled) }
    let appended = try lines?.synced()
    // Before it is forgotten that they are ours.
    let edited = try removeOldFiles(of: notes)
    try archive.record(
      written: notes.filter(\.isRecorded).map(\.file) + (appended?.lines ?? []),
      segments: appended?.segments ?? [])
    for settled in group { tell(settled, notes, keptUnderOldNames: edited) }
    report(.progress(currentProgress()))
  }

  private func queueLine(of settled: SettledBot) throws {
    guard lines != nil, !settled.isUnrendered, settled.bot.position > lines?.through ?? 0 else {
      return
    }
    let position = settled.bot.position
    guard let line = settled.meeting?.outputs.first(where: { $0.format == .jsonLines }) else {
      try lines?.pass(position...position)
      return
    }
    try lines?.append(
      ArchivedFile(
        position: position, format: OutputFormat.jsonLines.rawValue,
        name: options.linesFileName, size: line.bytes.count, hash: line.hash,
        template: templates[.jsonLines]),
      line.bytes)
  }

  /// Counts a bot and says what became of it.
  private func tell(
    _ settled: SettledBot, _ notes: [PlannedNote], keptUnderOldNames edited: [String: [String]]
  ) {
    let bot = settled.bot
    for warning in settled.warnings { report(.warning(bot: bot.id, warning)) }
    if settled.hasNewAnswer || settled.outcome == nil {
      for warning in settled.meeting?.warnings ?? [] { report(.warning(bot: bot.id, warning)) }
    }
    let own = notes.filter { $0.file.position == bot.position }
    for note in own {
      for oldName in edited[note.file.name] ?? [] {
        progress.kept += 1
        report(
          .keptUnderOldName(path: folder.path + oldName, newPath: folder.path + note.file.name))
      }
      if let keptName = note.keptName {
        progress.kept += 1
        guard note.isRecorded else {
          report(.keptAsBefore(path: folder.path + keptName))
          continue
        }
        report(.kept(path: folder.path + keptName, newPath: folder.path + note.file.name))
      } else if note.bytes != nil {
        report(.written(path: folder.path + note.file.name))
      }
    }
    guard bot.isListed, !settled.isUnrendered else { return }
    if settled.wasWaiting { progress.waiting -= 1 }
    if settled.wasAsked { progress.asked += 1 }
    if let failure = settled.failure {
      progress.failed += 1
      if bot.position < firstFailure?.position ?? .max {
        firstFailure = (bot.position, failure)
      }
      return report(.failed(bot: bot.id, failure))
    }
    switch settled.outcome?.content {
    case .failed: progress.failed += 1
    case .waiting(let reason, _):
      progress.waiting += 1
      report(.waiting(bot: bot.id, reason: reason))
    case .answer, nil:
      // A line that only catches up with a note that was written before is nothing new.
      let hasLine =
        templates[.jsonLines] != nil
        && (settled.hasNewAnswer || (templates.count == 1 && lineIsNew(settled)))
      if hasLine || own.contains(where: { $0.bytes != nil }) {
        progress.written += 1
      } else {
        progress.unchanged += 1
      }
      if settled.isIncomplete { progress.incomplete += 1 }
      report(.done(bot: bot.id))
    }
  }

  private func lineIsNew(_ settled: SettledBot) -> Bool {
    settled.meeting?.outputs.contains { $0.format == .jsonLines } ?? false
      && settled.bot.jsonLines == nil
  }
}
