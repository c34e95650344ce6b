import Logging
public import MeetingModel
package import Permits

extension PailFlowClient {
  /// Asks about a bot once, and again where that may help (see ``RetryPolicy``).
  ///
  /// - Parameter bot: The bot.
  /// - Returns: The answer, whatever the bot's status; ``BotAnswer/check(requiring:)`` says whether
  ///   notes can be made of it.
  /// - Throws: A ``PailFlowError``, or `CancellationError` where the task is cancelled.
  public func answer(about bot: BotID) async throws -> BotAnswer {
    try await answer(about: bot, taking: Permits(1))
  }

  /// Asks about a bot, as ``answer(about:)`` does.
  ///
  /// - Parameters:
  ///   - permits: What lets so many bots be asked about at a time. An answer is read after its permit
  ///     was given back, so that the next request is on its way meanwhile; one that cannot be read is
  ///     asked for again in its turn.
  ///   - budget: The bytes that answers may take in memory; they are reserved until the last
  ///     reference to ``BotAnswer/reservation`` is gone.
  package func answer(
    about bot: BotID, taking permits: Permits, reserving budget: ByteBudget? = nil
  ) async throws -> BotAnswer {
    try await answer(about: bot, taking: permits, reserving: budget, isWatching: isWatching)
  }

  /// - Parameter isWatching: Whether an outage of the service is waited for.
  func answer(
    about bot: BotID, taking permits: Permits, reserving budget: ByteBudget? = nil,
    isWatching: Bool
  ) async throws -> BotAnswer {
    let exchange = Exchange(
      configuration: configuration, client: http, bot: bot, budget: budget)
    let reading = AnswerReading(configuration: configuration, bot: bot)
    var attempts = Attempts(isWatching: isWatching)
    while true {
      let response: ServiceResponse
      (response, attempts) = try await permits.withPermit { [attempts] in
        try await self.response(in: exchange, reading, after: attempts)
      }
      await Task.yield()
      do throws(Fault) {
        let answer = try reading.answer(in: response)
        configuration.retryBudget.recordSuccess()
        configuration.requestPace.recordSuccess()
        if isWatching {
          configuration.serviceWatch.recordGoodAnswer(
            about: bot, at: configuration.timing.elapsed())
        }
        return answer
      } catch {
        try await pause(after: error, about: bot, &attempts)
      }
    }
  }

  /// How often a bot was asked about, and what is done when that does not help.
  private struct Attempts {
    let isWatching: Bool
    var retries = Retries()
  }

  /// Asks until a response with a status object comes.
  private func response(
    in exchange: Exchange, _ reading: AnswerReading, after attempts: Attempts
  ) async throws -> (ServiceResponse, Attempts) {
    var attempts = attempts
    while true {
      do {
        if attempts.isWatching { try await waitUntilUp(exchange.bot) }
        try await waitForTurn()
        attempts.retries.begin(at: configuration.timing.elapsed())
        let response = try await exchange.response()
        try reading.check(response)
        return (response, attempts)
      } catch let fault as Fault {
        try await pause(after: fault, about: exchange.bot, &attempts)
      }
    }
  }

  /// Waits until all requests together may make one more.
  func waitForTurn() async throws {
    let timing = configuration.timing
    let wait = configuration.requestPace.take(at: timing.elapsed())
    if wait > .zero { try await timing.sleep(wait) }
  }

  /// Waits until a request may be made again.
  ///
  /// - Throws: The fault's error where it may not.
  private func pause(
    after fault: Fault, about bot: BotID, _ attempts: inout Attempts
  ) async throws {
    var fault = fault
    fault.error.attempts = attempts.retries.count + 1
    let now = configuration.timing.elapsed()
    attempts.retries.recordFault(at: now)
    if attempts.isWatching {
      let watch = configuration.serviceWatch
      if fault.error.kind.stopsEverything { watch.stop(fault.error) }
      if fault.repetition != .never { watch.recordFault(fault, about: bot, at: now) }
    }
    guard !attempts.retries.mayRepeat(after: fault, configuration.retryPolicy) else {
      return try await pause(before: attempts.retries.count, after: fault)
    }
    guard attempts.isWatching, fault.repetition != .never,
      configuration.serviceWatch.mustVerify(fault),
      try await verify(about: bot, since: attempts.retries.evidenceStart) == .recovered
    else { throw fault.error }
    // It was the service that failed, and not the bot.
    attempts.retries = Retries()
  }

  private func pause(before retry: Int, after fault: Fault) async throws {
    let timing = configuration.timing
    let delay = max(
      configuration.retryPolicy.delay(
        before: retry, retryAfter: fault.retryAfter, random: timing.random()),
      configuration.retryBudget.take(at: timing.elapsed()))
    if fault.error.statusCode == 429 {
      configuration.requestPace.recordRefusal(at: timing.elapsed(), holding: delay)
    }
    // A pause that a person would notice is told of by default.
    configuration.logger.log(
      level: delay < .seconds(5) ? .info : .notice,
      "\(fault.error); retrying in \(delay.text)",
      metadata: ["bot": "\(fault.error.botID?.text ?? "")", "retry": "\(retry)"])
    try await timing.sleep(delay)
  }
}
