public import MeetingModel
public import PailFlow

extension Input {
  /// A bot of the service.
  ///
  /// - Parameters:
  ///   - bot: The bot's ID.
  ///   - client: What asks the service.
  ///   - waiting: How to wait for the bot to finish; nil if a bot that has not finished is a
  ///     failure.
  ///   - report: Called before each pause of a wait.
  public static func bot(
    _ bot: BotID, client: PailFlowClient, waiting: WaitOptions?,
    report: @escaping @Sendable (WaitEvent) -> Void
  ) -> Input {
    Input(name: bot.text) {
      do {
        let answer: BotAnswer
        if let waiting {
          answer = try await client.finishedAnswer(about: bot, waiting: waiting, report: report)
        } else {
          answer = try await client.answer(about: bot)
        }
        if !answer.meeting.status.isFinal { try answer.check() }
        return .meeting(answer.meeting, warnings: answer.warnings)
      } catch let error as PailFlowError {
        throw ExportError(error)
      }
    }
  }
}
