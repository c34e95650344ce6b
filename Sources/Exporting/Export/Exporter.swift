internal import Archive
public import BotStatus
package import MeetingModel
public import PailFlow
internal import Reports
internal import ResourceLimits
internal import Synchronization

/// Exports large numbers of bots into a folder: asks the service, renders and writes concurrently,
/// and can be stopped at any moment.
///
/// The folder holds an archive of what was fetched and what was written. Running the same export
/// again resumes where the last one stopped, and does what it left undone. Memory use does not
/// depend on the number of bots.
public struct Exporter: Sendable {
  let client: PailFlowClient?
  let reader: BotStatusReader
  let templates: [NoteTemplate]
  let options: ExportOptions
  let timing: Timing
  /// Answers that arrived before the export, by their bots: nobody is asked for these, and they
  /// count as final.
  var receivedAnswers: [BotID: BotAnswer] = [:]
  /// The system calls that change files, which tests replace.
  package var calls = FileCalls.system

  /// Makes an exporter.
  ///
  /// - Parameters:
  ///   - client: The client that asks the service; nil to render only what is in the archive. Its
  ///     configuration should use the same reader, and allow at least as many connections as jobs.
  ///   - reader: The reader of answers.
  ///   - templates: The template of each format.
  ///   - options: The options of the export.
  ///   - timing: The clock and the sleep function.
  public init(
    client: PailFlowClient?, reader: BotStatusReader, templates: [NoteTemplate],
    options: ExportOptions, timing: Timing = .system
  ) {
    self.client = client
    self.reader = reader
    self.templates = templates
    self.options = options
    self.timing = timing
  }

  /// Exports answers that have arrived, such as those of the service's webhook, without asking
  /// anybody.
  ///
  /// Lines stay in the file that the folder has.
  ///
  /// - Parameters:
  ///   - answers: The answers, each about another bot.
  ///   - isGone: Whether the answer about a bot is not to be exported any more. It is asked once the
  ///     folder is locked, so that what is forgotten under that lock does not come back.
  ///   - report: Called for each event, one call at a time.
  /// - Throws: As ``run(over:report:)`` does.
  package func run(
    over answers: [BotAnswer], unless isGone: @Sendable (BotID) -> Bool,
    report: @escaping @Sendable (ExportEvent) -> Void
  ) async throws -> ExportSummary {
    var exporter = Exporter(
      client: nil, reader: reader, templates: templates, options: options, timing: timing)
    exporter.calls = calls
    return try await withFolder(.creating) { archive, folder in
      let left = answers.filter { !isGone($0.botID) }
      guard !left.isEmpty else { return ExportSummary() }
      exporter.receivedAnswers = Dictionary(left.map { ($0.botID, $0) }) { _, last in last }
      return try await exporter.run(
        over: BotList(words: left.map(\.botID.text)), choosesLines: false, archive, folder, report)
    }
  }

  /// Exports the bots of a list.
  ///
  /// - Parameters:
  ///   - list: The list; nil for all bots with an answer in the archive.
  ///   - report: Called for each event, one call at a time.
  /// - Throws: An ``ExportError`` if nothing more can be done, or `CancellationError` if the task
  ///   is cancelled. Work done until then is kept.
  public func run(
    over list: BotList?, report: @escaping @Sendable (ExportEvent) -> Void
  ) async throws -> ExportSummary {
    if list == nil, FileSystem.kind(of: options.folder) == nil {
      _ = try Archive.opened(at: options.archive.path, .existing)
    }
    return try await withFolder(list == nil ? .existing : .creating) { archive, folder in
      try await run(over: list, choosesLines: list != nil, archive, folder, report)
    }
  }

  /// Calls a closure while the folder is locked and its archive is open, once what an earlier command
  /// has left is completed.
  private func withFolder(
    _ opening: Archive.Opening,
    _ body: (Archive, OutputFolder) async throws -> ExportSummary
  ) async throws -> ExportSummary {
    let opened = try Folder(making: options.folder)
    let lock = try FolderLock(opened, command: "exporting", calls: calls)
    let archiveLock = try FolderLock.ofArchive(options.archive, command: "exporting", calls: calls)
    let archive = try Archive.opened(at: options.archive.path, opening)
    let folder = try OutputFolder(opened, calls: calls, keeping: try archive.keptStagedName())
    let summary: ExportSummary
    do {
      try ExportRecovery(archive: archive, folder: folder).complete()
      summary = try await body(archive, folder)
    } catch {
      try? folder.clear(for: archive)
      try? archive.close()
      throw error
    }
    try folder.clear(for: archive)
    try archive.closed()
    withExtendedLifetime(lock) {}
    withExtendedLifetime(archiveLock) {}
    return summary
  }

  /// Exports into a folder that is locked, with an archive that is open.
  ///
  /// - Parameter choosesLines: Whether the options choose the file of lines; if not, lines stay in the
  ///   one that is there.
  func run(
    over list: BotList?, choosesLines: Bool, _ archive: Archive, _ folder: OutputFolder,
    _ report: @escaping @Sendable (ExportEvent) -> Void
  ) async throws -> ExportSummary {
    // Requests report outages; the recorder reports everything else.
    let calls = Mutex(())
    let report: @Sendable (ExportEvent) -> Void = { event in calls.withLock { _ in report(event) } }
    let recorder = try Recorder(
      options: options, choosesLines: choosesLines && receivedAnswers.isEmpty, archive: archive,
      folder: folder, templates: templates, reader: reader,
      canAsk: client != nil, hasAnswers: !receivedAnswers.isEmpty, timing: timing, report: report)
    let stages = MeetingStages(
      reader: reader, requirements: options.requirements, templates: templates,
      hashedFormats: Set(templates.map(\.format)),
      staging: .init(folder: folder, size: options.stagedSize), pattern: options.fileNamePattern)
    try await recorder.read(list)
    try await recorder.prepareLines()
    report(.begun(await recorder.currentProgress()))
    do {
      try await watchService(recorder, report)
      try await settleAll(stages, recorder)
      try await recorder.finishLines()
      let budget = ByteBudget(Self.answerBytes)
      try await recorder.rewriteLines { line in
        try await rendered(line, stages, budget, recorder)
      }
    } catch {
      // What was fetched is kept, unless keeping it is what failed.
      try? await recorder.flush()
      try? await recorder.recordUnanswered()
      try? await recorder.finishLines()
      try? await recorder.writeFailures()
      throw error
    }
    try await recorder.removeEmptyLines()
    try await recorder.writeFailures()
    return await recorder.summary()
  }

  /// Tells the client what the export covers, so that it can tell an outage from failing bots, and
  /// reports what it observes.
  func watchService(
    _ recorder: Recorder, _ report: @escaping @Sendable (ExportEvent) -> Void
  ) async throws {
    guard let client else { return }
    let watch = client.serviceWatch
    let plan = try await recorder.probePlan()
    watch.expect(
      // The first failure must end the export, not be checked for an outage.
      count: options.abortsOnError ? 0 : plan.count, known: plan.known, candidates: plan.candidates)
    let unanswered = recorder.unanswered
    watch.reportOutages(timing: timing, to: report) { bot, error in
      unanswered.note(bot, reason: error.reason)
    }
  }

  /// Renders the line of a bot again from its archived answer; nil if it gets none.
  func rendered(
    _ line: ArchivedLine, _ stages: MeetingStages, _ budget: ByteBudget, _ recorder: Recorder
  ) async throws -> RenderedOutput? {
    do {
      guard let answer = try await recorder.answer(at: line.position) else { return nil }
      let reservation = try await budget.reserve(answer.size)
      defer { withExtendedLifetime(reservation) {} }
      let meeting = try stages.meeting(in: answer)
      // An existing line stays, but none is added.
      guard line.size != nil || stages.lack(of: meeting) == nil else { return nil }
      return try await stages.renderedMeeting(
        meeting, of: answer.bot, formats: [.jsonLines], size: answer.size
      ).line
    } catch let error as ExportError where error.isDamage {
      // Its old line stays, if there is one.
      try await recorder.takeDamage(at: line.position) { damage(of: $0, error) }
      return nil
    }
  }
}
