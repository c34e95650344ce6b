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
