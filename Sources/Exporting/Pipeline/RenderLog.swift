/// Collects the events of a run, and reports them once the files they mention are in place.
struct RenderLog {
  /// What came of the meetings so far.
  private(set) var summary = ExportSummary()
  private var events: [ExportEvent] = []

  /// How many events wait to be told.
  var count: Int { events.count }

  /// Notes something that happened.
  mutating func note(_ event: ExportEvent) { events.append(event) }

  /// Notes what becomes of files.
  mutating func note(_ outcomes: [NoteOutcome]) {
    events += outcomes.map { .note($0) }
  }

  /// Notes that a meeting was rendered.
  mutating func succeed() { summary.progress.written += 1 }

  /// Notes a failure.
  mutating func fail(_ error: ExportError) {
    summary.progress.failed += 1
    summary.firstFailure = summary.firstFailure ?? error
    events.append(.failed(bot: nil, error))
  }

  /// Tells what was noted.
  ///
  /// - Parameter withFiles: Whether files are in their places, so that what became of them is told.
  mutating func tell(_ report: (ExportEvent) -> Void, withFiles: Bool = true) {
    for event in events {
      if case .note = event, !withFiles { continue }
      report(event)
    }
    events = []
  }
}
