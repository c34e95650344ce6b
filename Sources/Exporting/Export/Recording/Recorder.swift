internal import Archive
internal import BotStatus
internal import Crypto
internal import MeetingModel
internal import PailFlow
internal import Reports

/// Records the results of an export, and alone changes its archive (``Archive``), its notes
/// (``ExportNotes``), its file of lines (``LineFile``) and its counts (``Tally``).
///
/// Results are recorded in groups, and each group in this order, so that a stop at any moment loses
/// and forges nothing: the raw answers, with the hashes of the files about to be written, go into
/// the archive; the files are staged, synced and renamed, and their folder is synced; lines are
/// appended and synced; what was written is recorded.
actor Recorder {
  let options: ExportOptions
  let archive: Archive
  let notes: ExportNotes
  /// The file of all lines; nil if none is written.
  let lines: LineFile?
  var tally: Tally
  let canAsk: Bool
  /// Whether the answers about the bots of the list have arrived already.
  let hasAnswers: Bool
  /// What is recorded of a meeting together with its answer.
  let content: PackedAnswer.Content
  let timing: Timing
  /// The bots asked in vain so far.
  let unanswered = UnansweredBots()

  private let executor = SerialQueue(label: "debrief.recorder")
  private var queue: [BotWork] = []
  private var queuedSize = 0
  private var error: (any Error)?
  /// The failure after which nothing more is accepted.
  private var lastFailure: ExportError?
  private var stopDeadline: Duration?

  /// Large enough to amortise fsync, small enough that a stop loses little.
  private static let groupCount = 64
  private static let groupSize = 8 << 20
  /// How long an export that is being stopped keeps recording answers that have arrived.
  private static let stopTime = Duration.seconds(1)

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
  var folder: OutputFolder { notes.folder }

  /// - Parameter choosesLines: Whether the options choose the file of lines; if not, lines stay in the
  ///   one that is there.
  init(
    options: ExportOptions, choosesLines: Bool, archive: Archive, folder: OutputFolder,
    templates: [NoteTemplate], reader: BotStatusReader, canAsk: Bool, hasAnswers: Bool,
    timing: Timing, report: @escaping @Sendable (ExportEvent) -> Void
  ) throws {
    self.options = options
    self.archive = archive
    self.canAsk = canAsk
    self.hasAnswers = hasAnswers
    let hasIndex = try archived { try archive.hasIndex() }
    // The catalogue has the names of the answers.
    let keepsNames = reader.options.keepsNames
    content = PackedAnswer.Content(isCatalogued: keepsNames, isIndexed: keepsNames && hasIndex)
    self.timing = timing
    tally = Tally(timing: timing, report: report)
    var numbers: [OutputFormat: Int64] = [:]
    for template in templates {
      let key = Self.key(of: template, options.fileNamePattern)
      numbers[template.format] = try archived { try archive.template(hash: key) }
    }
    let bases = try archived {
      try NoteBases(archive, templates: templates, numbers: numbers, reader: reader)
    }
    notes = ExportNotes(
      archive: archive, folder: folder, templates: numbers, bases: bases,
      policy: options.editPolicy, hasPattern: options.fileNamePattern != nil)
    let file = choosesLines ? options.linesFile : try archived { try archive.linesFile() } ?? .plain
    lines = numbers[.jsonLines].map { template in
      LineFile(file, in: folder, archive, .making(template: template))
    }
  }

  /// The key of a template, and of the pattern that names its notes.
  private static func key(of template: NoteTemplate, _ pattern: FileNamePattern?) -> [UInt8] {
    guard let pattern, template.format != .jsonLines else { return template.key }
    return Array(SHA256.hash(data: template.key + Array(pattern.text.utf8)))
  }

  func report(_ event: ExportEvent) { tally.report(event) }

  func currentProgress() -> ExportProgress { tally.currentProgress }

  func summary() -> ExportSummary { tally.summary(hasWaited: options.waiting != nil) }

  /// Takes the result of a bot; it is recorded soon, at the latest by ``flush()``.
  ///
  /// - Throws: The failure of the bot, if it ends the export.
  func take(_ work: BotWork) throws {
    if let error = error ?? lastFailure { throw error }
    queue.append(work)
    queuedSize += work.size
    if options.abortsOnError, let failure = work.failure {
      try flush()
      lastFailure = failure
      throw failure
    }
    if queue.count >= Self.groupCount || queuedSize >= Self.groupSize { try flush() }
  }

  /// Records the results taken so far.
  func flush() throws {
    if let error { throw error }
    guard !queue.isEmpty || lines?.hasProgress == true else { return }
    let group = queue
    queue = []
    queuedSize = 0
    do {
      try archived { try commit(group) }
    } catch {
      // Further results would leave gaps.
      self.error = error
      throw error
    }
  }

  /// Reports progress even if nothing arrived, and records the bots asked in vain so far.
  func tick() throws {
    try recordUnanswered()
    tally.tellProgress()
  }

  /// Records the bots asked in vain, so that they do not count as not asked yet.
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

  private func commit(_ taken: [BotWork]) throws {
    var group = taken
    var planned: [[ExportNote]] = []
    let names = try notes.names(group)
    for index in group.indices {
      do {
        planned.append(try notes.plan(group[index], name: names[index]))
      } catch let error as ExportError where error.kind == .badInput {
        // A folder or a pipe is in a note's place: this meeting fails, and the others continue.
        group[index].misplacement = error
        group[index].meeting = group[index].meeting?.withoutNotes
        planned.append([])
      }
    }
    let all = planned.flatMap { $0 }
    // A base has to be known before the answer that it is made from is replaced.
    let replaced = try notes.replacedBases(of: group, planned)
    try archive.record(
      group.compactMap(\.outcome), pending: all.flatMap(\.pending), found: all.flatMap(\.found),
      bases: all.flatMap(\.bases) + replaced)
    let moved = try notes.move(all)
    let left = try notes.put(all)
    for work in group where !work.isUnrendered {
      try lines?.take(work.meeting?.line, at: work.bot.position)
    }
    let appended = try lines?.synced()
    // Before the archive forgets that they are ours.
    let edited = try notes.removeFormer(of: all)
    let placed = all.filter { !$0.isMerged(into: left) }
    try archive.record(
      written: placed.flatMap(\.recorded) + (appended?.lines ?? []),
      segments: appended?.segments ?? [], settled: notes.settled(placed))
    for (work, own) in zip(group, planned) {
      let outcomes = own.flatMap { note in
        (moved[note.name] ?? []) + (edited[note.name] ?? [])
          + [note.outcome(in: folder.path, leaving: left)]
      }
      tally.tell(work, outcomes)
      guard work.bot.isListed, !work.isUnrendered else { continue }
      tally.count(
        work, hasWritten: own.contains { $0.isChanged(leaving: left) } || hasNewLine(work),
        outcomes)
    }
    tally.tellProgress()
  }

  /// Whether the line of a bot is new, rather than catching up with a note written before.
  private func hasNewLine(_ work: BotWork) -> Bool {
    guard lines != nil else { return false }
    if work.hasNewAnswer { return true }
    return notes.templates.count == 1 && work.meeting?.line != nil && work.bot.jsonLines == nil
  }
}

/// Performs an operation on an archive, converting its errors.
func archived<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as ArchiveError {
    throw ExportError(error)
  }
}
