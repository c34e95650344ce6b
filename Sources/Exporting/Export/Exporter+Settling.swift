internal import Archive
internal import MeetingModel
internal import PailFlow
internal import Reports
internal import ResourceLimits

extension Exporter {
  /// How long what came waits at most until it is recorded.
  private static let longestDelay = Duration.milliseconds(50)

  /// How many of these delays pass before progress is told though nothing came, and before it is
  /// recorded which bots were asked in vain so far.
  private static let delaysPerTick = 20

  /// How many answers may be on their way from the service to the disk, beside those that are
  /// asked for: enough to fill the time that the disk takes.
  private static let queueLength = 128
  /// How many bytes the answers may have together that are being read, rendered and recorded.
  ///
  /// What is made of an answer takes up to twenty times as much memory.
  static let answerBytes = 12 << 20

  /// Does all the work, and asks again for bots that had not finished, if that is wanted.
  func settleAll(_ recorder: Recorder) async throws {
    try await settle(.first, recorder)
    guard let waiting = options.waiting, client != nil else { return }
    let end = timing.elapsed() + waiting.limit
    var pause = waiting.firstPause
    while true {
      let count = await recorder.currentProgress().waiting
      let now = timing.elapsed()
      guard count > 0, now < end else { return }
      let length = min(pause, end - now)
      await recorder.report(.pausing(length, waiting: count))
      try await timing.sleep(length)
      pause = min(pause * 1.5, waiting.longestPause)
      try await settle(.waiting, recorder)
    }
  }

  /// Does the work of a round: asks, renders and records at the same time.
  private func settle(_ round: Recorder.Round, _ recorder: Recorder) async throws {
    try await withThrowingTaskGroup(of: Void.self) { flushing in
      flushing.addTask {
        var count = 0
        while true {
          try await Task.sleep(for: Self.longestDelay)
          try await recorder.flush()
          count += 1
          if count % Self.delaysPerTick == 0 { try await recorder.tick() }
        }
      }
      flushing.addTask { try await work(round, recorder) }
      // The work ends first, or what records it fails.
      defer { flushing.cancelAll() }
      try await flushing.next()
    }
    try await recorder.flush()
  }

  private func work(_ round: Recorder.Round, _ recorder: Recorder) async throws {
    let limits = Limits(
      requests: WeightedSemaphore(options.jobs),
      renderings: WeightedSemaphore(options.renderingJobs),
      answerBytes: ByteBudget(Self.answerBytes))
    let limit = options.jobs + Self.queueLength
    try await withThrowingTaskGroup(of: Void.self) { group in
      var count = 0
      var position: Int64 = 0
      let pages = await recorder.pages(of: round)
      var bots = try await pages.next()
      while let last = bots.last?.bot.position {
        async let following = pages.next()
        for item in try await recorder.work(on: bots, after: position, round) {
          if count >= limit {
            try await group.next()
            count -= 1
          }
          try Task.checkCancellation()
          group.addTask {
            try await settle(item, round, limits, recorder)
          }
          count += 1
        }
        position = last
        bots = try await following
      }
      // Not all at once: the first one that ends everything ends the others, too.
      while try await group.next() != nil {}
    }
  }

  private struct Limits {
    let requests: WeightedSemaphore
    let renderings: WeightedSemaphore
    let answerBytes: ByteBudget
  }

  private func settle(
    _ item: WorkItem, _ round: Recorder.Round, _ limits: Limits, _ recorder: Recorder
  ) async throws {
    var settled = SettledBot(bot: item.bot)
    settled.wasWaiting = round == .waiting
    settled.wasAsked = item.isAsked && client != nil
    var answer: BotAnswer?
    if item.isAsked, let client {
      do {
        answer = try await client.answer(
          about: item.bot.id, taking: limits.requests, reserving: limits.answerBytes)
      } catch let error as PailFlowError {
        guard !error.kind.stopsEverything else { throw ExportError(error) }
        fail(&settled, with: error, in: round)
      }
      recorder.unanswered.remove(item.bot.id)
    }
    do {
      // Until it is recorded.
      settled.reservation = answer?.reservation
      if let answer { try await take(answer, for: item, limits.renderings, into: &settled) }
      if item.isChecked { try await check(item, limits.renderings, recorder, into: &settled) }
      let isRefused = item.isChecked && settled.failure != nil
      if settled.meeting == nil, !item.formats.isEmpty, !settled.hasNewAnswer, !isRefused {
        // What there was before is there still.
        try await renderFromArchive(item, limits.renderings, recorder, into: &settled)
      }
      try await recorder.take(settled)
    } catch is CancellationError {
      if let answer { try await keep(answer, for: item, settled, recorder) }
      throw CancellationError()
    }
  }

  /// Records an answer that came before the export was stopped: it is rendered by the next run.
  private func keep(
    _ answer: BotAnswer, for item: WorkItem, _ settled: SettledBot, _ recorder: Recorder
  ) async throws {
    var settled = settled
    guard await recorder.hasTimeToStop(),
      verdict(on: answer, for: item, &settled) == .final, settled.failure == nil
    else { return }
    settled.outcome = ArchivedOutcome(
      position: item.bot.position, time: timing.now(),
      content: .answer(try PackedAnswer.packed(answer.bytes, of: answer.meeting)))
    settled.isUnrendered = true
    try await recorder.take(settled)
  }

  private func take(
    _ answer: BotAnswer, for item: WorkItem, _ renderings: WeightedSemaphore,
    into settled: inout SettledBot
  ) async throws {
    guard verdict(on: answer, for: item, &settled) == .final, settled.failure == nil else { return }
    let (packed, rendered) = try await renderings.withPermit {
      let packed = try PackedAnswer.packed(answer.bytes, of: answer.meeting)
      let formats =
        packed.hash == item.bot.answerHash
        ? item.formats : rendering.formats(hasNotes: packed.hasNotes)
      guard !formats.isEmpty else { return (packed, nil as RenderedMeeting?) }
      return (
        packed,
        try await rendering.rendered(
          answer.meeting, of: item.bot.id, formats: formats, size: answer.bytes.count)
      )
    }
    settled.meeting = rendered
    settled.outcome = ArchivedOutcome(
      position: item.bot.position, time: timing.now(), content: .answer(packed))
  }

  /// Decides whether an answer is there to stay; where it is not, that is what came of the bot.
  private func verdict(
    on answer: BotAnswer, for item: WorkItem, _ settled: inout SettledBot
  ) -> SettleRule.Verdict {
    settled.warnings = answer.warnings
    settled.isIncomplete = !answer.missingResults.isEmpty
    let now = timing.now()
    let verdict = SettleRule(settle: options.settle).verdict(
      on: answer.meeting, incompleteSince: item.bot.incompleteSince, date: answer.date, now: now)
    if case .waiting(let reason, let since) = verdict {
      settled.outcome = ArchivedOutcome(
        position: item.bot.position, time: now,
        content: .waiting(reason: reason, incompleteSince: since))
      return verdict
    }
    if let reason = answer.meeting.lackInWords(of: options.requirements) {
      fail(&settled, lacking: reason)
    }
    return verdict
  }

  /// Takes that a bot could not be asked about.
  ///
  /// One that has answered in this run and had not finished goes on waiting, as in `render --wait`.
  private func fail(
    _ settled: inout SettledBot, with error: PailFlowError, in round: Recorder.Round
  ) {
    guard round == .waiting, error.kind.isPassing else {
      return fail(
        &settled, ExportError(error), kind: error.kind.rawValue, reason: error.reasonAndAdvice)
    }
    settled.outcome = ArchivedOutcome(
      position: settled.bot.position, time: timing.now(),
      content: .waiting(
        reason: "not finished when it last answered; now \(error.reason)",
        incompleteSince: settled.bot.incompleteSince))
  }

  func fail(
    _ settled: inout SettledBot, _ error: ExportError, kind: String, reason: String
  ) {
    settled.failure = error
    settled.outcome = ArchivedOutcome(
      position: settled.bot.position, time: timing.now(),
      content: .failed(kind: kind, reason: reason))
  }
}

extension PailFlowError {
  /// What happened and what to do, without the bot and the number of attempts: the same for the
  /// same fault.
  fileprivate var reasonAndAdvice: String { "\(reason). \(advice)." }
}
