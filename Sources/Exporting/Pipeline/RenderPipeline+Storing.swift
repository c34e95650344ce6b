internal import BotStatus
internal import MeetingModel

/// Delivers results, in input order.
extension RenderPipeline {
  /// The maximum number of events held before they are reported.
  private static let mostEvents = 256

  /// Moves rendered meetings into place and reports on them.
  func take(
    _ items: [Item], _ reading: InputReading, into store: any MeetingStore,
    _ log: inout RenderLog, _ report: (ExportEvent) -> Void
  ) async throws {
    for item in items {
      switch item {
      case .rest(var meetings, let input):
        // Rendered one by one: all their notes together would take too much memory.
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
      // Events about files wait until the files are in place, but not forever.
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
      return log.fail(ExportError(.failed, at: meeting.subject, failure))
    }
    log.succeed()
  }
}

/// Collects the events of a run, and reports them once the files they mention are in place.
struct RenderLog {
  /// The outcome of the meetings so far.
  private(set) var summary = ExportSummary()
  private var events: [ExportEvent] = []

  /// The number of events not reported yet.
  var count: Int { events.count }

  mutating func note(_ event: ExportEvent) { events.append(event) }

  /// Records the outcomes of files.
  mutating func note(_ outcomes: [NoteOutcome]) {
    events += outcomes.map { .note($0) }
  }

  /// Records that a meeting was rendered.
  mutating func succeed() { summary.progress.written += 1 }

  mutating func fail(_ error: ExportError) {
    summary.progress.failed += 1
    summary.firstFailure = summary.firstFailure ?? error
    events.append(.failed(bot: nil, error))
  }

  /// Reports the recorded events; outcomes of files only if the files are in place.
  mutating func tell(_ report: (ExportEvent) -> Void, withFiles: Bool = true) {
    for event in events {
      if case .note = event, !withFiles { continue }
      report(event)
    }
    events = []
  }
}
