/// Collects the events of a run, and reports them once the files they mention are in place.
struct RenderLog {
  /// What came of the meetings so far.
  var summary = RenderSummary()
  private var events: [RenderEvent] = []

  /// How many events wait to be told.
  var count: Int { events.count }

  /// Notes something that happened.
  mutating func note(_ event: RenderEvent) { events.append(event) }

  /// Notes what becomes of files.
  mutating func note(_ outcomes: [NoteWriter.Outcome]) {
    events += outcomes.map { RenderEvent($0) }
  }

  /// Notes a failure.
  mutating func fail(_ error: ExportError) {
    summary.failures.append(error)
    events.append(.failed(error))
  }

  /// Tells what was noted.
  ///
  /// - Parameter withFiles: Whether files are in their places, so that what became of them is told.
  mutating func tell(_ report: (RenderEvent) -> Void, withFiles: Bool = true) {
    for event in events where withFiles || !event.isOfFile { report(event) }
    events = []
  }
}
