import Logging
public import MeetingModel
package import ResourceLimits

extension PailFlowClient {
  /// Requests the status of a bot, with retries where they may help (see ``RetryPolicy``).
  ///
  /// - Returns: The answer, whatever the bot's status; ``BotAnswer/check(requiring:)`` tells whether
  ///   notes can be made from it.
  /// - Throws: A ``PailFlowError``, or `CancellationError` if the task is cancelled.
  public func answer(about bot: BotID) async throws -> BotAnswer {
    try await answer(about: bot, taking: WeightedSemaphore(1))
  }

  /// Requests the status of a bot, as ``answer(about:)`` does.
  ///
  /// - Parameters:
  ///   - permits: Limits concurrent requests. The permit is released before an answer is parsed, so
  ///     that the next request is under way meanwhile; an answer that cannot be read is requested
  ///     again with a new permit.
  ///   - budget: Limits the memory for answers; it is reserved until the last reference to
  ///     ``BotAnswer/reservation`` is gone.
  package func answer(
    about bot: BotID, taking permits: WeightedSemaphore, reserving budget: ByteBudget? = nil
  ) async throws -> BotAnswer {
    try await answer(about: bot, taking: permits, reserving: budget, isWatching: isWatching)
  }

  /// - Parameter isWatching: Whether to wait for the end of an outage of the service.
  func answer(
    about bot: BotID, taking permits: WeightedSemaphore, reserving budget: ByteBudget? = nil,
    isWatching: Bool
  ) async throws -> BotAnswer {
    let request = StatusRequest(
      configuration: configuration, client: http, bot: bot, budget: budget)
    let interpreter = ResponseInterpreter(configuration: configuration, bot: bot)
    var attempts = Attempts(isWatching: isWatching)
    while true {
      let response: ServiceResponse
      (response, attempts) = try await permits.withPermit { [attempts] in
        try await self.response(in: request, interpreter, after: attempts)
      }
      await Task.yield()
      do throws(RequestFailure) {
        let answer = try interpreter.answer(in: response)
        configuration.retryBudget.recordSuccess()
        configuration.requestPace.recordSuccess()
        if isWatching {
          configuration.serviceWatch.recordGoodAnswer(
            about: bot, toRequestAt: attempts.retries.attemptStart)
        }
        return answer
      } catch {
        try await pause(after: error, about: bot, &attempts)
      }
    }
  }

  /// The attempts for one bot, and what to do if they fail.
  private struct Attempts {
    let isWatching: Bool
    var retries = Retries()
    /// How often the service was found to be up again after the bot's requests had failed.
    var recoveries = 0
  }

  /// After this many recoveries of the service, a bot that still fails is at fault itself.
  private static let maximumRecoveries = 10

  /// Sends requests until there is a response with a status object.
  private func response(
    in request: StatusRequest, _ interpreter: ResponseInterpreter, after attempts: Attempts
  ) async throws -> (ServiceResponse, Attempts) {
    var attempts = attempts
    while true {
      do {
        if attempts.isWatching { try await waitUntilUp(request.bot) }
        try await waitForTurn()
        attempts.retries.begin(at: configuration.timing.elapsed())
        let response = try await request.response()
        try interpreter.check(response)
        return (response, attempts)
      } catch let fault as RequestFailure {
        try await pause(after: fault, about: request.bot, &attempts)
      }
    }
  }

  /// Waits until the request pace allows one more request.
  func waitForTurn() async throws {
    let timing = configuration.timing
    let wait = configuration.requestPace.take(at: timing.elapsed())
    if wait > .zero { try await timing.sleep(wait) }
  }

  /// Waits until a failed request may be retried.
  ///
  /// - Throws: The failure's error if it must not be retried.
  private func pause(
    after fault: RequestFailure, about bot: BotID, _ attempts: inout Attempts
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
      attempts.recoveries < Self.maximumRecoveries,
      configuration.serviceWatch.mustVerify(fault),
      try await verify(about: bot, since: attempts.retries.evidenceStart) == .recovered
    else { throw fault.error }
    // The service failed, not the bot.
    attempts.retries = Retries()
    attempts.recoveries += 1
  }

  private func pause(before retry: Int, after fault: RequestFailure) async throws {
    let timing = configuration.timing
    let delay = max(
      configuration.retryPolicy.delay(
        before: retry, retryAfter: fault.retryAfter, random: timing.random()),
      configuration.retryBudget.take(at: timing.elapsed()))
    if fault.error.statusCode == 429 {
      let hold = configuration.requestPace.recordRefusal(at: timing.elapsed(), holding: delay)
      if let hold { configuration.serviceWatch.tell(.rateLimited(for: hold)) }
    }
    var reason = fault.error.description
    if reason.utf8.last == UInt8(ascii: ".") { reason.unicodeScalars.removeLast() }
    // A pause that a person would notice is logged by default.
    configuration.logger.log(
      level: delay < .seconds(5) ? .info : .notice,
      "\(reason); retrying in \(delay.text)",
      metadata: ["bot": "\(fault.error.botID?.text ?? "")", "retry": "\(retry)"])
    try await timing.sleep(delay)
  }
}
