internal import BotStatus
internal import MeetingModel

/// What is done with results, in input order.
extension RenderPipeline {
  /// How many events may wait to be told.
  private static let mostEvents = 256

  /// Puts rendered meetings in their places and says what there is to say of them.
  func take(
    _ items: [Item], _ reading: InputReading, into store: any MeetingStore,
    _ log: inout RenderLog, _ report: (ExportEvent) -> Void
  ) async throws {
    for item in items {
      switch item {
      case .rest(var meetings, let input):
        // Rendered one by one: their notes would take too much memory together.
        while let meeting = meetings.next() {
          try Task.checkCancellation()
          let item = reading.checked(meeting, of: input, named: InputReading.savedAnswer)
          try await take([await reading.rendered(item)], reading, into: store, &log, report)
        }
      case .warning(let input, let warning): log.note(.warning(meeting: input, warning))
      case .read: break
      case .flush: try store.flush()
      case .stop(let error): throw error
      case .failed(let error): log.fail(error)
      case .rendered(let meeting): try take(meeting, into: store, &log)
      }
      // What is told of files waits until they are in their places, but not for ever.
      if log.count > Self.mostEvents { try store.flush() }
      if !store.holdsNotes { log.tell(report) }
      if store.isClosed { throw OutputClosed() }
    }
  }

  private func take(
    _ meeting: RenderedMeeting, into store: any MeetingStore, _ log: inout RenderLog
  ) throws(ExportError) {
    for warning in meeting.warnings { log.note(.warning(meeting: meeting.subject, warning)) }
    do {
      log.note(try store.take(meeting))
    } catch {
      guard error.kind == .badInput else { throw error }
      return log.fail(error)
    }
    if let failure = meeting.failure {
      return log.fail(ExportError(.failed, "\(meeting.subject): \(failure)"))
    }
    log.succeed()
  }
}
