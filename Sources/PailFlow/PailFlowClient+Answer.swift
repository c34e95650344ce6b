public import MeetingModel
import Logging

extension PailFlowClient {
  /// Asks about a bot once, and again where that may help (see ``RetryPolicy``).
  ///
  /// - Parameter bot: The bot.
  /// - Returns: The answer, whatever the bot's status; ``BotAnswer/check(requiring:)`` says whether
  ///   notes can be made of it.
  /// - Throws: A ``PailFlowError``, or `CancellationError` where the task is cancelled.
  public func answer(about bot: BotID) async throws -> BotAnswer {
    let exchange = Exchange(configuration: configuration, client: http, bot: bot)
    let reading = AnswerReading(configuration: configuration, bot: bot)
    var retries = Retries()
    while true {
      do {
        try await waitForTurn()
        let answer = try reading.answer(in: try await exchange.response())
        configuration.retryBudget.recordSuccess()
        configuration.requestPace.recordSuccess()
        return answer
      } catch var fault as Fault {
        fault.error.attempts = retries.count + 1
        let outage =
          fault.repetition == .always
          ? configuration.retryBudget.recordFault(at: configuration.timing.elapsed()) : nil
        guard retries.mayRepeat(after: fault, outage: outage, configuration.retryPolicy) else {
          throw fault.error
        }
        try await pause(before: retries.count, after: fault)
      }
    }
  }

  /// Waits until all requests together may make one more.
  private func waitForTurn() async throws {
    let timing = configuration.timing
    let wait = configuration.requestPace.take(at: timing.elapsed())
    if wait > .zero { try await timing.sleep(wait) }
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
