internal import MeetingModel
internal import ResourceLimits
internal import Synchronization

/// Runs a ``NoteProgram`` after notes, a few at the same time, and reports how they ended.
///
/// A program that fails or hangs holds nothing up.
final class NoteProgramRunner: Sendable {
  private struct Contents {
    var running: [Int: Task<Void, Never>] = [:]
    var runs = 0
    /// When all programs are ended, because this one is being stopped; nil while it is not.
    var end: ContinuousClock.Instant?
    /// How many were not run because of that.
    var unrun = 0
  }

  /// How many run at the same time, and how many may wait for their turn.
  private static let concurrentRuns = 4
  private static let longestQueue = 10_000
  /// How long programs may still run when this one is being stopped.
  private static let stopTime = Duration.seconds(10)

  private let program: NoteProgram
  private let report: @Sendable (WebhookInbox.Event) -> Void
  private let turns = WeightedSemaphore(concurrentRuns)
  private let contents = Mutex(Contents())

  init(_ program: NoteProgram, report: @escaping @Sendable (WebhookInbox.Event) -> Void) {
    self.program = program
    self.report = report
  }

  /// Runs the program soon.
  func run(after event: NoteEvent) {
    let isAccepted = contents.withLock { contents in
      guard contents.running.count < Self.longestQueue else { return false }
      contents.runs += 1
      let number = contents.runs
      contents.running[number] = Task {
        await self.runNow(event)
        self.contents.withLock { $0.running[number] = nil }
      }
      return true
    }
    if !isAccepted {
      report(.programFailed("\(event.meeting): the program was not run: too many are waiting"))
    }
  }

  private func runNow(_ event: NoteEvent) async {
    let result = try? await turns.withPermit { [self] () -> NoteProgram.Result? in
      guard mayStart() else { return nil }
      return await program.run(event.text) { self.contents.withLock(\.end) }
    }
    guard let result = result ?? nil else { return }
    for line in result.lines { report(.programSaid("\(program.path): \(line)")) }
    if let failure = result.failure {
      report(.programFailed("\(program.path) \(failure), after the note of \(event.meeting)"))
    }
  }

  /// Whether a program may be started now; if not, it is counted.
  private func mayStart() -> Bool {
    contents.withLock { contents in
      if contents.end != nil { contents.unrun += 1 }
      return contents.end == nil
    }
  }

  /// Waits for the programs that run, up to ten seconds, and starts none of those that wait.
  func finish() async {
    contents.withLock { $0.end = .now + Self.stopTime }
    while let task = contents.withLock({ $0.running.values.first }) { await task.value }
    let count = contents.withLock(\.unrun)
    guard count > 0 else { return }
    report(
      .programFailed(
        "\(count) program\(count == 1 ? " was" : "s were") not run, because debrief is being stopped"
      ))
  }
}
