internal import MeetingModel
internal import PailFlow

extension ServiceWatch {
  /// Reports the outages that it observes as events.
  ///
  /// - Parameter onFault: Called with each failed request about a bot.
  func reportOutages(
    timing: Timing, to report: @escaping @Sendable (ExportEvent) -> Void,
    onFault: @escaping @Sendable (BotID, PailFlowError) -> Void = { _, _ in }
  ) {
    observe { event in
      switch event {
      case .fault(let bot, let error):
        onFault(bot, error)
      case .outageBegan(let outage):
        let until = timing.now().adding(outage.remaining)
        report(
          .holding(
            reason: outage.reason, bots: outage.bots.count, first: outage.bots.first, until: until))
      case .rateLimited(let length):
        report(.rateLimited(until: timing.now().adding(length)))
      case .outageEnded(let length):
        report(.resumed(after: length))
      }
    }
  }
}
