internal import Archive
internal import BotStatus
internal import MeetingModel
internal import PailFlow
internal import ResourceLimits
internal import Reports

/// The stages of one bot: ask, check, pack, render, hand over to the recorder.
extension Exporter {
  /// The limits on concurrent work.
  struct Limits: Sendable {
    let requests: WeightedSemaphore
    let renderings: WeightedSemaphore
    let answerBytes: ByteBudget
  }

  func process(
    _ planned: BotWork, _ round: Recorder.Round, _ stages: MeetingStages, _ limits: Limits,
    _ recorder: Recorder
  ) async throws {
    var work = planned
    do {
      if let answer = receivedAnswers[work.bot.id] {
        take(answer, &work)
      } else if work.plan.isAsked, let client {
        try await ask(client, &work, round, limits)
        recorder.unanswered.remove(work.bot.id)
      }
      try await keepFullerAnswer(of: &work, stages, limits.renderings, recorder)
      if case .answered = work.phase {
        try await render(&work, stages, limits.renderings, recorder)
      } else if work.plan.needsArchive {
        // Whatever the archive already held is still there.
        try await renderFromArchive(&work, stages, limits.renderings, recorder)
      }
      // The parsed meeting is freed by now; only its outputs are left.
      if let meeting = work.meeting, meeting.size >= MeetingStages.trimmedSize {
        HeapMemory.releaseFreed()
      }
      if case .planned = work.phase { work.settle(.unchanged, at: timing.now()) }
      try await recorder.take(work)
    } catch is CancellationError {
      try await keepAnswer(of: work, recorder)
      throw CancellationError()
    }
  }

  /// Records an answer that arrived before the export was stopped; the next run renders it.
  private func keepAnswer(of work: BotWork, _ recorder: Recorder) async throws {
    var work = work
    switch work.phase {
    case .planned, .settled: return
    case .answered(let answer):
      // One that lacks something may not take the place of a fuller one, and can be asked for again.
      guard !work.bot.hasAnswer || Self.missing(in: answer).isEmpty,
        await recorder.hasTimeToStop()
      else { return }
      work.phase = .packed(
        try PackedAnswer.packed(answer.bytes, of: answer.meeting, with: recorder.content))
    case .packed:
      guard await recorder.hasTimeToStop() else { return }
    }
    work.stop(at: timing.now())
    try await recorder.take(work)
  }

  // MARK: Ask and check

  private func ask(
    _ client: PailFlowClient, _ work: inout BotWork, _ round: Recorder.Round, _ limits: Limits
  ) async throws {
    do {
      let answer = try await client.answer(
        about: work.bot.id, taking: limits.requests, reserving: limits.answerBytes)
      work.reservation = answer.reservation
      judge(answer, &work)
    } catch let error as PailFlowError {
      guard !error.kind.stopsEverything else { throw ExportError(error) }
      fail(&work, with: error, in: round)
    }
  }

  /// Takes an answer that arrived before the export, which nobody could be asked for again.
  private func take(_ answer: BotAnswer, _ work: inout BotWork) {
    work.warnings = answer.warnings
    work.isIncomplete = !answer.missingResults.isEmpty
    work.phase = .answered(answer)
  }

  /// Decides whether an answer is final; if not, settles the bot accordingly.
  private func judge(_ answer: BotAnswer, _ work: inout BotWork) {
    work.warnings = answer.warnings
    work.isIncomplete = !answer.missingResults.isEmpty
    let now = timing.now()
    let verdict = SettleRule(settle: options.settle).verdict(
      on: answer.meeting, incompleteSince: work.bot.incompleteSince, date: answer.date, now: now)
    if case .waiting(let reason, let since) = verdict {
      work.settle(.waiting(reason: reason, incompleteSince: since), at: now)
    } else if let reason = answer.meeting.lackInWords(of: options.requirements) {
      fail(&work, lacking: reason)
    } else {
      work.phase = .answered(answer)
    }
  }

  /// Keeps the stored answer of a bot if a new one lacks a part that it has: the service keeps results
  /// for a time, and what it has no more is nowhere else.
  ///
  /// Of a meeting without a bot, each answer that was received is a version, which nobody could be
  /// asked for again.
  private func keepFullerAnswer(
    of work: inout BotWork, _ stages: MeetingStages, _ renderings: WeightedSemaphore,
    _ recorder: Recorder
  ) async throws {
    guard case .answered(let answer) = work.phase, work.bot.hasAnswer, !work.bot.id.isDerived
    else { return }
    let missing = Self.missing(in: answer)
    guard !missing.isEmpty else { return }
    let lost: [Requirement]
    do {
      guard let stored = try await recorder.answer(at: work.bot.position) else { return }
      let meeting = try await renderings.withPermit { try stages.meeting(in: stored) }
      lost = missing.filter { $0.isMet(by: meeting) }
    } catch let error as ExportError where error.isDamage {
      return
    }
    guard !lost.isEmpty else { return }
    work.phase = .planned
    work.isIncomplete = false
    work.lostParts = lost
  }

  /// The parts that an answer lacks.
  private static func missing(in answer: BotAnswer) -> [Requirement] {
    Requirement.allCases.filter { !$0.isMet(by: answer.meeting) }
  }

  // MARK: Pack and render

  /// Packs and renders an answer from the service.
  private func render(
    _ work: inout BotWork, _ stages: MeetingStages, _ renderings: WeightedSemaphore,
    _ recorder: Recorder
  ) async throws {
    // The raw answer is released once it is packed.
    guard let (packed, meeting) = try await packed(work, renderings, recorder) else { return }
    work.phase = .packed(packed)
    let formats =
      packed.hash == work.bot.answerHash
      ? work.plan.formats : stages.formats(hasNotes: packed.hasNotes)
    if !formats.isEmpty {
      let bot = work.bot.id
      work.meeting = try await renderings.withPermit {
        try await stages.renderedMeeting(meeting, of: bot, formats: formats, size: packed.size)
      }
    }
    work.settle(.answered(packed), at: timing.now())
  }

  private func packed(
    _ work: BotWork, _ renderings: WeightedSemaphore, _ recorder: Recorder
  ) async throws -> (ArchivedAnswer, Meeting)? {
    guard case .answered(let answer) = work.phase else { return nil }
    let content = recorder.content
    return try await renderings.withPermit {
      (
        try PackedAnswer.packed(answer.bytes, of: answer.meeting, with: content), answer.meeting
      )
    }
  }

  /// Checks and renders a bot from its archived answer, as far as its plan asks for it.
  ///
  /// A damaged answer fails only its own bot, unless that bot has already failed. An error of a
  /// template ends the export, as it does for an answer from the service.
  private func renderFromArchive(
    _ work: inout BotWork, _ stages: MeetingStages, _ renderings: WeightedSemaphore,
    _ recorder: Recorder
  ) async throws {
    let (bot, formats) = (work.bot.id, work.plan.formats)
    do {
      guard let answer = try await recorder.answer(at: work.bot.position) else {
        guard !formats.isEmpty else { return }
        throw ExportError(.badInput, at: "bot \(bot.text)", "its answer is not in the archive")
      }
      let meeting = try await renderings.withPermit { try stages.meeting(in: answer) }
      if work.plan.isChecked, let reason = stages.lack(of: meeting) {
        // Without a service, the archive keeps its state, or another export would ask again.
        return fail(&work, lacking: reason, isRecorded: client != nil)
      }
      guard !formats.isEmpty else { return }
      work.meeting = try await renderings.withPermit {
        try await stages.renderedMeeting(
          meeting, of: answer.bot, formats: formats, size: answer.size)
      }
    } catch let error as ExportError where error.isDamage {
      guard work.failure == nil else { return }
      work.settle(.failed(damage(of: bot, error)), at: timing.now())
    }
  }

  // MARK: Fail

  /// Records that a bot could not be asked about.
  ///
  /// A bot that answered in this run and had not finished keeps waiting, as in `render --wait`.
  private func fail(_ work: inout BotWork, with error: PailFlowError, in round: Recorder.Round) {
    let result: BotWork.Result =
      round == .waiting && error.kind.isPassing
      ? .waiting(
        reason: "not finished when it last answered; now \(error.reason)",
        incompleteSince: work.bot.incompleteSince)
      : .failed(BotFailure(error))
    work.settle(result, at: timing.now())
  }

  /// Fails a bot whose answer lacks a required part.
  private func fail(_ work: inout BotWork, lacking reason: String, isRecorded: Bool = true) {
    let failure = BotFailure(lacking: reason, of: work.bot.id, isRecorded: isRecorded)
    work.settle(.failed(failure), at: timing.now())
  }

  /// The failure of a bot whose archived answer cannot be read.
  func damage(of bot: BotID, _ error: ExportError) -> BotFailure {
    BotFailure(
      kind: .damagedAnswer,
      error: ExportError(
        .badInput, at: error.place, error.reason,
        advice: .replaceAnswer(
          of: bot, formats: templates.map(\.format),
          folder: options.folder.isEmpty ? "." : options.folder, archive: options.archivePath),
        underlying: error.underlying),
      reason: "\(error.reason). The next export asks for it again.")
  }
}

extension ExportError {
  /// Whether it is about an answer in the archive, rather than a template that cannot render it.
  var isDamage: Bool { kind == .badInput && !(underlying is ReportError) }
}
