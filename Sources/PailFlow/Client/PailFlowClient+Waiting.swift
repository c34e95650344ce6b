public import MeetingModel
import Permits

extension PailFlowClient {
  /// Waits until a bot has finished and its results are stored.
  ///
  /// A bot that finished long ago is asked about once. One that is seen running, or that completed
  /// less than the settle time ago, is asked again for a transcript and insights that it lacks: the
  /// service says `completed` before it has stored them. A bot that has none is returned without
  /// when the settle time is over.
  ///
  /// Once the bot has answered, faults of the service do not end the wait. Until then, an outage is
  /// waited for as long as ``RetryPolicy/outageLimit`` says.
  ///
  /// - Parameters:
  ///   - bot: The bot.
  ///   - options: How long to wait for what.
  ///   - report: Called before each pause.
  /// - Returns: The answer about a finished bot; ``BotAnswer/check(requiring:)`` says whether notes
  ///   can be made of it.
  /// - Throws: ``PailFlowError/Kind/notReady`` where the limit is over before the bot has finished;
  ///   another ``PailFlowError`` where the bot never answered, or its last answers were faults;
  ///   `CancellationError` where the task is cancelled.
  public func finishedAnswer(
    about bot: BotID, waiting options: WaitOptions = WaitOptions(),
    isolation: isolated (any Actor)? = #isolation,
    report: (WaitEvent) -> Void = { _ in }
  ) async throws -> BotAnswer {
    var wait = Wait(bot: bot, options: options, timing: configuration.timing)
    while true {
      switch try await wait.judge(
        askedResult(about: bot, isWatching: isWatching && !wait.hasAnswer))
      {
      case .done(let answer): return answer
      case .pause(let event):
        report(event)
        try await configuration.timing.sleep(event.pause)
      }
    }
  }

  /// What asking came to; only a cancellation is thrown.
  private func askedResult(
    about bot: BotID, isWatching: Bool
  ) async throws -> Result<BotAnswer, PailFlowError> {
    do {
      return .success(
        try await answer(about: bot, taking: Permits(1), isWatching: isWatching))
    } catch let error as PailFlowError {
      return .failure(error)
    }
  }
}
