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
  /// - Parameter permits: What lets so many bots be asked about at a time. An answer is read after its
  ///   permit was given back, so that the next request is on its way meanwhile; one that cannot be
  ///   read is asked for again in its turn.
  package func answer(about bot: BotID, taking permits: Permits) async throws -> BotAnswer {
    let exchange = Exchange(configuration: configuration, client: http, bot: bot)
    let reading = AnswerReading(configuration: configuration, bot: bot)
    var retries = Retries()
    while true {
      let response: ServiceResponse
      (response, retries) = try await permits.withPermit { [retries] in
        try await self.response(in: exchange, reading, after: retries)
      }
      await Task.yield()
      do throws(Fault) {
        let answer = try reading.answer(in: response)
        configuration.retryBudget.recordSuccess()
        configuration.requestPace.recordSuccess()
        return answer
      } catch {
        try await pause(after: error, &retries)
      }
    }
  }

  /// Asks until a response with a status object comes.
  private func response(
    in exchange: Exchange, _ reading: AnswerReading, after retries: Retries
  ) async throws -> (ServiceResponse, Retries) {
    var retries = retries
    while true {
      do {
        try await waitForTurn()
        let response = try await exchange.response()
        try reading.check(response)
        return (response, retries)
      } catch let fault as Fault {
        try await pause(after: fault, &retries)
      }
    }
  }

  /// Waits until all requests together may make one more.
  private func waitForTurn() async throws {
    let timing = configuration.timing
    let wait = configuration.requestPace.take(at: timing.elapsed())
    if wait > .zero { try await timing.sleep(wait) }
  }

  /// Waits until a request may be made again.
  ///
  /// - Throws: The fault's error where it may not.
  private func pause(after fault: Fault, _ retries: inout Retries) async throws {
    var fault = fault
    fault.error.attempts = retries.count + 1
    let outage =
      fault.repetition == .always
      ? configuration.retryBudget.recordFault(at: configuration.timing.elapsed()) : nil
    guard retries.mayRepeat(after: fault, outage: outage, configuration.retryPolicy) else {
      throw fault.error
    }
    try await pause(before: retries.count, after: fault)
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
      "\(fault.error); asking again in \(delay.text)",
      metadata: ["bot": "\(fault.error.botID?.text ?? "")", "retry": "\(retry)"])
    try await timing.sleep(delay)
  }
}
