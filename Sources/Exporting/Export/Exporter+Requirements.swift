internal import Archive
internal import MeetingModel
internal import ResourceLimits

extension Exporter {
  /// Fails a bot whose answer in the archive lacks what is required, as one does whose answer has
  /// just come.
  ///
  /// Without a service the archive keeps its state: rendering anew does not make another export ask
  /// again.
  func check(
    _ item: WorkItem, _ renderings: WeightedSemaphore, _ recorder: Recorder,
    into settled: inout SettledBot
  ) async throws {
    let meeting: Meeting
    do {
      guard let (bot, answer) = try await recorder.answer(at: item.bot.position) else { return }
      meeting = try await renderings.withPermit { try rendering.meeting(in: answer, of: bot) }
    } catch let error as ExportError where error.kind == .badInput {
      // Where there is something to render, it fails there.
      if item.formats.isEmpty { fail(&settled, damagedBy: error) }
      return
    }
    guard let reason = meeting.lackInWords(of: options.requirements) else { return }
    fail(&settled, lacking: reason)
    if client == nil { settled.outcome = nil }
  }

  /// Fails a bot whose answer lacks something.
  func fail(_ settled: inout SettledBot, lacking reason: String) {
    fail(
      &settled, ExportError(.notReady, "bot \(settled.bot.id): \(reason)"), kind: "notReady",
      reason: reason)
  }
}
