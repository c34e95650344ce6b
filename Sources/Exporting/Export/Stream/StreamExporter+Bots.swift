internal import BotStatus
internal import MeetingModel
internal import PailFlow
internal import Reports
internal import ResourceLimits

/// The way of one bot: ask, check, render.
extension StreamExporter {
  /// The limits on concurrent work.
  struct Limits: Sendable {
    let requests: WeightedSemaphore
    let renderings: WeightedSemaphore
    let answerBytes: ByteBudget

    init(_ options: StreamExportOptions) {
      requests = WeightedSemaphore(options.jobs)
      renderings = WeightedSemaphore(options.renderingJobs)
      answerBytes = ByteBudget(Exporter.answerBytes)
    }
  }

  /// Asks about a bot and renders its line.
  ///
  /// - Throws: An error that ends the run.
  func settled(
    _ bot: BotID, at place: Int, line: Int, _ limits: Limits
  ) async throws -> StreamedBot {
    func failed(_ failure: BotFailure) -> StreamedBot {
      StreamedBot(place: place, bot: bot, line: line, outcome: .failed(failure))
    }
    let answer: BotAnswer
    do {
      answer = try await self.answer(about: bot, limits)
    } catch let error as PailFlowError {
      guard !error.kind.stopsEverything else { throw ExportError(error) }
      return failed(BotFailure(error))
    }
    if let reason = lack(of: answer) { return failed(BotFailure(lacking: reason, of: bot)) }
    let rendered = try await limits.renderings.withPermit {
      try await stages.renderedMeeting(answer.meeting, of: bot, size: answer.bytes.count)
    }
    var result = StreamedBot(
      place: place, bot: bot, line: line, outcome: .line(try rendered.line?.text.bytes() ?? []))
    result.warnings = answer.warnings + rendered.warnings
    result.isIncomplete = options.waiting != nil && !answer.missingResults.isEmpty
    result.reservation = answer.reservation
    if rendered.size >= MeetingStages.trimmedSize { HeapMemory.releaseFreed() }
    return result
  }

  private func answer(about bot: BotID, _ limits: Limits) async throws -> BotAnswer {
    guard let waiting = options.waiting else {
      return try await client.answer(
        about: bot, taking: limits.requests, reserving: limits.answerBytes)
    }
    return try await client.finishedAnswer(
      about: bot, waiting: waiting, taking: limits.requests, reserving: limits.answerBytes)
  }

  /// Why an answer gets no line; nil if it does.
  private func lack(of answer: BotAnswer) -> String? {
    if options.waiting == nil {
      let verdict = SettleRule(settle: options.settle).verdict(
        on: answer.meeting, incompleteSince: nil, date: answer.date, now: timing.now())
      if case .waiting(let reason, _) = verdict { return reason }
    }
    return stages.lack(of: answer.meeting)
  }
}
