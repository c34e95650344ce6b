import MeetingModel

/// The state of waiting for a bot.
struct Wait {
  /// What to do next.
  enum Step {
    case done(BotAnswer)
    case pause(WaitEvent)
  }

  private let bot: BotID
  private let options: WaitOptions
  private let timing: Timing
  private let start: Duration
  private var pause: Duration
  /// The newest answer.
  private var last: BotAnswer?
  private var wasSeenUnfinished = false
  /// The time until which a completed bot is requested again; nil until it is seen completed.
  private var settleEnd: Duration?

  init(bot: BotID, options: WaitOptions, timing: Timing) {
    self.bot = bot
    self.options = options
    self.timing = timing
    self.start = timing.elapsed()
    self.pause = options.firstPause
  }

  var hasAnswer: Bool { last != nil }

  private var unfinishedLimit: Duration { options.unfinishedLimit ?? options.limit }

  /// Until when a bot is waited for that has not finished.
  private var unfinishedEnd: Duration { start + unfinishedLimit }

  /// Decides what to do after a request.
  ///
  /// - Throws: The ``PailFlowError`` that ends the wait.
  mutating func judge(_ result: Result<BotAnswer, PailFlowError>) throws -> Step {
    switch result {
    case .success(let answer): try judge(answer)
    case .failure(let error): try judge(error)
    }
  }

  private mutating func judge(_ answer: BotAnswer) throws -> Step {
    last = answer
    // The request that follows reserves memory for its own answer, which must not wait for this one.
    last?.reservation = nil
    let now = timing.elapsed()
    guard answer.meeting.status.isFinal else {
      wasSeenUnfinished = true
      guard now < unfinishedEnd else { throw overdue(answer) }
      return .pause(event(.notFinished(answer.stateInWords), until: unfinishedEnd))
    }
    let missing = missing(in: answer)
    guard answer.meeting.status == .completed, !missing.isEmpty else { return .done(answer) }
    if settleEnd == nil {
      settleEnd = self.settleEnd(of: answer, now: now)
      pause = options.firstPause
    }
    let end = min(settleEnd ?? now, start + options.limit)
    guard now < end else { return .done(answer) }
    return .pause(event(.settling(missing: missing), until: end))
  }

  private mutating func judge(_ error: PailFlowError) throws -> Step {
    guard let last else { throw error }
    let isSettling = last.meeting.status.isFinal
    guard error.kind.isPassing || (isSettling && !error.kind.stopsEverything) else {
      return try fallBack(on: error)
    }
    let limit = start + options.limit
    let end = isSettling ? min(settleEnd ?? limit, limit) : unfinishedEnd
    guard timing.elapsed() < end else { return try fallBack(on: error) }
    return .pause(event(.fault(error), until: end))
  }

  /// Ends the wait with an earlier completed answer if there is one, rather than with an error.
  private func fallBack(on error: PailFlowError) throws -> Step {
    guard var answer = last, answer.meeting.status.isFinal else { throw error }
    answer.warnings.append(
      Warning("the results may be incomplete: requesting them again failed: \(error)"))
    return .done(answer)
  }

  /// The parts that another request may bring.
  private func missing(in answer: BotAnswer) -> [Requirement] {
    let results = answer.missingResults
    return Requirement.allCases.filter { requirement in
      results.contains(requirement)
        || (options.requirements.contains(requirement) && !requirement.isMet(by: answer.meeting))
    }
  }

  /// The time until which a bot that is first seen completed may still be storing its results.
  private func settleEnd(of answer: BotAnswer, now: Duration) -> Duration {
    guard !wasSeenUnfinished else { return now + options.settle }
    return now
      + SettleTime(options.settle).remaining(
        since: answer.meeting.completedAt, date: answer.date, now: timing.now())
  }

  private mutating func event(_ reason: WaitEvent.Reason, until end: Duration) -> WaitEvent {
    let now = timing.elapsed()
    let event = WaitEvent(
      botID: bot, reason: reason, elapsed: now - start, pause: min(pause, end - now))
    pause = options.pause(after: pause)
    return event
  }

  private func overdue(_ answer: BotAnswer) -> PailFlowError {
    PailFlowError(
      .notReady, "\(answer.stateInWords), after a wait of \(unfinishedLimit.text)",
      advice: .waitLonger, botID: bot)
  }
}
