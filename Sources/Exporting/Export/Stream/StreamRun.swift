internal import MeetingModel
internal import PailFlow

/// A run of a ``StreamExporter``: reading, asking and writing alternate in one task, so that a slow
/// reader of the output slows down all of them.
struct StreamRun {
  private enum Event: Sendable {
    /// Entries of the list have come.
    case arrived([BotListReader.Item])
    /// The list has ended, with an error if it cannot be read any further.
    case ended(ExportError?)
    case outputClosed
    case settled(StreamedBot)
  }

  /// The number of bots in work besides those that are asked about.
  private static let queueLength = 128
  /// In the order of the list: the number of results, and their size in bytes, that may wait for
  /// one that is slow.
  private static let heldCount = 1_024
  private static let heldSize = 12 << 20

  private let exporter: StreamExporter
  private let limits: StreamExporter.Limits
  private let output: StreamOutput
  private let report: @Sendable (ExportEvent) -> Void
  private let start: Duration
  private var pending: ArraySlice<BotListReader.Item> = []
  private var order = StreamOrder()
  private var progress = ExportProgress()
  private var firstFailure: (place: Int, error: ExportError)?
  private var places = 0
  private var running = 0

  init(
    _ exporter: StreamExporter, output: StreamOutput,
    report: @escaping @Sendable (ExportEvent) -> Void
  ) {
    self.exporter = exporter
    self.output = output
    self.report = report
    limits = StreamExporter.Limits(exporter.options)
    start = exporter.timing.elapsed()
    progress.hasWaited = exporter.options.waiting != nil
  }

  /// The counts so far.
  var summary: ExportSummary {
    ExportSummary(progress: progress, firstFailure: firstFailure?.error)
  }

  /// Works until the list ends and everything is written.
  ///
  /// - Throws: `RenderPipeline.OutputClosed` if the reader of standard output has gone.
  mutating func work(through feed: BotFeed) async throws {
    try await withThrowingTaskGroup(of: Event.self) { group in
      defer { group.cancelAll() }
      let watch = OutputWatch()
      group.addTask {
        try await watch.waitForEnd()
        return .outputClosed
      }
      var isReading = true
      var hasEnded = false
      var error: ExportError?
      group.addTask { try await Self.next(of: feed) }
      while !hasEnded || running > 0 || !pending.isEmpty, let event = try await group.next() {
        switch event {
        case .arrived(let items):
          (pending, isReading) = (items[...], false)
          progress.total += items.count
        case .ended(let found): (hasEnded, error) = (true, found)
        case .outputClosed: throw RenderPipeline.OutputClosed()
        case .settled(let result):
          running -= 1
          try await take(result)
        }
        while hasRoom, let item = pending.popFirst() { try await begin(item, &group) }
        if pending.isEmpty, !isReading, !hasEnded {
          isReading = true
          group.addTask { try await Self.next(of: feed) }
        }
      }
      if let error { throw error }
    }
  }

  private static func next(of feed: BotFeed) async throws -> Event {
    do {
      return try await feed.next().map { .arrived($0) } ?? .ended(nil)
    } catch let error as ExportError {
      return .ended(error)
    }
  }

  /// Whether work on another bot may begin.
  private var hasRoom: Bool {
    let options = exporter.options
    guard options.keepsOrder else { return running < options.jobs + Self.queueLength }
    // A line that waits takes memory, so that less is rendered ahead.
    return running < options.jobs + options.renderingJobs
      && (running == 0
        || (order.heldCount < Self.heldCount && order.heldSize < Self.heldSize))
  }

  private mutating func begin(
    _ item: BotListReader.Item, _ group: inout ThrowingTaskGroup<Event, any Error>
  ) async throws {
    let place = places
    places += 1
    switch item {
    case .fault(let fault):
      try await take(
        StreamedBot(place: place, bot: nil, line: fault.line, outcome: .fault(fault)))
    case .bot(let bot, let line):
      running += 1
      let (exporter, limits) = (exporter, limits)
      group.addTask {
        .settled(try await exporter.settled(bot, at: place, line: line, limits))
      }
    }
  }

  /// Writes a result, or keeps it until its turn.
  private mutating func take(_ result: StreamedBot) async throws {
    let results = exporter.options.keepsOrder ? order.ready(after: result) : [result]
    for result in results {
      guard try await output.write(result) else { throw RenderPipeline.OutputClosed() }
      try count(result)
    }
    progress.elapsed = exporter.timing.elapsed() - start
    report(.progress(progress))
  }

  /// Counts a result, and reports what is not written.
  private mutating func count(_ result: StreamedBot) throws {
    for warning in result.warnings {
      report(.warning(meeting: result.bot?.text ?? "", warning))
    }
    if result.isIncomplete { progress.incomplete += 1 }
    guard let error = result.error else {
      progress.written += 1
      if let bot = result.bot { report(.done(bot: bot, isNew: true, notes: [])) }
      return
    }
    if firstFailure.map({ result.place < $0.place }) ?? true {
      firstFailure = (result.place, error)
    }
    let isReported = exporter.options.failures == .reported
    if case .fault(let fault) = result.outcome {
      progress.badLines += 1
      progress.total -= 1
      if isReported { report(.badLine(fault)) }
    } else {
      progress.failed += 1
      if isReported { report(.failed(bot: result.bot, error)) }
    }
    if exporter.options.abortsOnError { throw error }
  }
}
