internal import Archive
internal import MeetingModel
internal import PailFlow

extension Exporter {
  /// Tells the client what the export covers, so that it can tell an outage from failing bots, and
  /// reports what it observes.
  func watchService(
    _ recorder: Recorder, _ report: @escaping @Sendable (ExportEvent) -> Void
  ) async throws {
    guard let client else { return }
    let watch = client.serviceWatch
    let plan = try await recorder.probePlan()
    watch.expect(
      // The first failure must end the export, not be checked for an outage.
      count: options.abortsOnError ? 0 : plan.count, known: plan.known, candidates: plan.candidates)
    let unanswered = recorder.unanswered
    watch.observe { [timing] event in
      switch event {
      case .fault(let bot, let error):
        unanswered.note(bot, reason: error.reason)
      case .outageBegan(let outage):
        let until = timing.now().adding(outage.remaining)
        report(
          .holding(
            reason: outage.reason, bots: outage.bots.count, first: outage.bots.first, until: until))
      case .outageEnded(let length):
        report(.resumed(after: length))
      }
    }
  }
}
