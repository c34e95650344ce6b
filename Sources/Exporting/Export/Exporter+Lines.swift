internal import Archive
internal import MeetingModel
internal import ResourceLimits
internal import Reports

extension Exporter {
  /// Renders the line of a bot again from its archived answer; nil if it gets none.
  func rendered(
    _ line: ArchivedLine, _ stages: MeetingStages, _ budget: ByteBudget, _ recorder: Recorder
  ) async throws -> RenderedOutput? {
    do {
      guard let answer = try await recorder.answer(at: line.position) else { return nil }
      let reservation = try await budget.reserve(answer.size)
      defer { withExtendedLifetime(reservation) {} }
      let meeting = try stages.meeting(in: answer)
      // An existing line stays, but none is added.
      guard line.size != nil || stages.lack(of: meeting) == nil else { return nil }
      return try await rendered(meeting, of: answer.bot, stages, [.jsonLines], size: answer.size)
        .line
    } catch let error as ExportError where error.kind == .badInput {
      // Its old line stays, if there is one.
      try await recorder.takeDamage(at: line.position) { damage(of: $0, error) }
      return nil
    }
  }
}
