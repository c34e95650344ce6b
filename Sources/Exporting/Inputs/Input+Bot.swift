public import MeetingModel
public import PailFlow

extension Input {
  /// A bot of the service.
  ///
  /// - Parameters:
  ///   - bot: The bot's ID.
  ///   - client: The client that asks the service.
  ///   - waiting: How to wait for the bot to finish; nil to treat an unfinished bot as a failure.
  ///   - onMissing: Called with the results still missing when a wait ended.
  ///   - report: Called before each pause of a wait.
  public static func bot(
    _ bot: BotID, client: PailFlowClient, waiting: WaitOptions?,
    onMissing: @escaping @Sendable ([Requirement]) -> Void = { _ in },
    report: @escaping @Sendable (WaitEvent) -> Void
  ) -> Input {
    Input(name: bot.text, mayWait: true) {
      do {
        let answer: BotAnswer
        if let waiting {
          answer = try await client.finishedAnswer(about: bot, waiting: waiting, report: report)
          if !answer.missingResults.isEmpty { onMissing(answer.missingResults) }
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
