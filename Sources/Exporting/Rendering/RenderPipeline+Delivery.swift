internal import BotStatus
internal import MeetingModel

/// What is done with results, in input order.
extension RenderPipeline {
  /// How many events may wait to be told.
  private static let mostEvents = 256

  /// Puts rendered meetings in their places and says what there is to say of them.
  func take(
    _ items: [Item], into delivery: inout Delivery, _ log: inout RenderLog,
    _ report: (RenderEvent) -> Void
  ) throws {
    for item in items {
      switch item {
      case .rest(var meetings, let input):
        // Rendered one by one: their notes would take too much memory together.
        while let meeting = meetings.next() {
          try Task.checkCancellation()
          try take(
            [rendered(checked(meeting, of: input, named: Self.savedAnswer))], into: &delivery, &log,
            report)
        }
      case .warning(let input, let warning): log.note(.warning(meeting: input, warning))
      case .read, .failedBot: break
      case .flush: try delivery.flush()
      case .stop(let error): throw error
      case .failed(let error): log.fail(error)
      case .rendered(let meeting, let notes, let input):
        try take(meeting, notes, from: input, into: &delivery, &log)
      }
      // What is told of files waits until they are in their places, but not for ever.
      if log.count > Self.mostEvents { try delivery.flush() }
      if !delivery.holdsNotes { log.tell(report) }
      if delivery.isClosed { throw OutputClosed() }
    }
  }

  private func take(
    _ meeting: Meeting, _ notes: [RenderedNote], from input: String, into delivery: inout Delivery,
    _ log: inout RenderLog
  ) throws(ExportError) {
    let name = meeting.botID ?? input
    for warning in meeting.warnings { log.note(.warning(meeting: name, warning)) }
    do {
      log.note(try delivery.take(notes, of: meeting))
    } catch {
      guard error.kind == .badInput else { throw error }
      return log.fail(error)
    }
    guard meeting.status != .failed || !meeting.isWithoutResults else {
      return log.fail(ExportError(.failed, "\(name): \(meeting.failureInWords)"))
    }
    log.summary.succeeded += 1
  }
}
