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
    var retries = 0
    var sparingRetries = 0
    while true {
      do {
        let answer = try reading.answer(in: try await exchange.response())
        configuration.retryBudget.recordSuccess()
        return answer
      } catch var fault as Fault {
        fault.error.attempts = retries + 1
        guard mayRepeat(fault, retries: retries, sparingRetries: sparingRetries) else {
          throw fault.error
        }
        retries += 1
        if fault.repetition == .sparingly { sparingRetries += 1 }
        try await pause(before: retries, after: fault)
      }
    }
  }

  private func mayRepeat(_ fault: Fault, retries: Int, sparingRetries: Int) -> Bool {
    let policy = configuration.retryPolicy
    switch fault.repetition {
    case .never: return false
    case .sparingly where sparingRetries >= policy.sparingRetries: return false
    case .sparingly, .always: return retries < policy.retries
    }
  }

  private func pause(before retry: Int, after fault: Fault) async throws {
    let timing = configuration.timing
    let delay = max(
      configuration.retryPolicy.delay(
        before: retry, retryAfter: fault.retryAfter, random: timing.random()),
      configuration.retryBudget.take(at: timing.elapsed()))
    // A pause that a person would notice is told of by default.
    configuration.logger.log(
      level: delay < .seconds(5) ? .info : .notice,
      "\(fault.error); asking again in \(delay.text)",
      metadata: ["bot": "\(fault.error.botID?.text ?? "")", "retry": "\(retry)"])
    try await timing.sleep(delay)
  }
}
