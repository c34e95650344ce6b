public import BotStatus
internal import Evidence
public import MeetingModel
public import Reports
public import TimeZones

/// Inputs in, notes out: reads meetings, renders them, and puts the notes where they belong, in
/// the order of the inputs.
///
/// An input that cannot be read, or an item of it that is no meeting, is a failure of its own; the
/// others go on. A note that cannot be rendered or written stops everything.
public struct RenderPipeline: Sendable {
  private let reader: BotStatusReader
  private let renderers: [Renderer]
  private let requirements: Set<Requirement>
  private let destination: Destination
  private let overwritesEdited: Bool
  private let timeZone: Zone
  private let jobs: Int

  /// Makes a pipeline.
  ///
  /// - Parameters:
  ///   - reader: What reads answers.
  ///   - renderers: What writes each format.
  ///   - requirements: The parts that a meeting must have.
  ///   - destination: Where notes go.
  ///   - overwritesEdited: Whether notes that a person has edited are overwritten.
  ///   - timeZone: The zone of the dates in file names, that of the renderers.
  ///   - jobs: How many meetings are rendered at once, at least 1.
  public init(
    reader: BotStatusReader, renderers: [Renderer], requirements: Set<Requirement> = [],
    destination: Destination, overwritesEdited: Bool = false, timeZone: Zone = .utc, jobs: Int = 1
  ) {
    self.reader = reader
    self.renderers = renderers
    self.requirements = requirements
    self.destination = destination
    self.overwritesEdited = overwritesEdited
    self.timeZone = timeZone
    self.jobs = max(jobs, 1)
  }

  /// Renders every meeting of the inputs.
  ///
  /// - Parameter report: Called with what happens, in the order of the inputs.
  /// - Throws: Where nothing more can be rendered or written.
  public func run(
    over inputs: some Sequence<Input>, report: (RenderEvent) -> Void
  ) async throws -> RenderSummary {
    var summary = RenderSummary()
    var delivery = Delivery(
      to: destination, overwritesEdited: overwritesEdited, timeZone: timeZone)
    try delivery.check(renderers.map(\.format))
    var batch: [Item] = []
    // What happened, and is reported when what it tells of is in its place.
    var events: [RenderEvent] = []

    func tell() {
      guard !delivery.holdsNotes else { return }
      for event in events { report(event) }
      events = []
    }

    func handOver() async throws {
      for item in try await rendered(batch) {
        try take(item, into: &delivery, &summary) { events.append($0) }
        tell()
      }
      batch.removeAll(keepingCapacity: true)
    }

    do {
      for input in inputs where !delivery.isClosed {
        try Task.checkCancellation()
        let content: Input.Content
        do {
          content = try await input.read()
        } catch let error as ExportError where error.kind != .keyRefused && error.kind != .usage {
          batch.append(.failed(error))
          continue
        }
        switch content {
        case .meeting(let meeting, let warnings):
          events += warnings.map { .warning(meeting: input.name, $0) }
          batch.append(checked(.success(meeting), of: input, named: "the answer"))
          // The next input may take an hour to wait for.
          try await handOver()
          try delivery.flush()
          tell()
        case .bytes(let bytes):
          for item in reader.meetings(in: bytes) where !delivery.isClosed {
            batch.append(checked(item, of: input, named: "this saved answer"))
            if batch.count >= 4 * jobs { try await handOver() }
          }
        }
      }
      try await handOver()
      events += try delivery.finish().map { RenderEvent($0) }
      tell()
    } catch {
      // What was taken is written, unless writing is what failed.
      let isWritten = (try? delivery.flush()) != nil
      for event in events where isWritten || !event.isOfFile { report(event) }
      throw error
    }
    return summary
  }

  /// What becomes of an item on its way.
  private enum Item: Sendable {
    /// It was read.
    case read(Meeting, input: String)
    /// It is of a bot that failed and left nothing to make notes of: it has a record alone.
    case failedBot(Meeting, input: String)
    /// It was rendered in formats.
    case rendered(Meeting, [(format: OutputFormat, bytes: [UInt8])], input: String)
    /// It cannot be rendered.
    case failed(ExportError)
  }

  /// Tells a meeting that has what is asked for from what cannot be rendered.
  private func checked(
    _ item: Result<Meeting, BotStatusError>, of input: Input, named subject: String
  ) -> Item {
    switch item {
    case .failure(let error):
      return .failed(ExportError(.badInput, "\(input.name): \(error)"))
    case .success(let meeting):
      if meeting.status == .failed, meeting.isWithoutResults {
        return .failedBot(meeting, input: input.name)
      }
      if let reason = meeting.lackInWords(of: requirements, subject: subject) {
        return .failed(
          ExportError(
            .notReady, "\(meeting.botID ?? input.name): \(reason)",
            hint: "fetch it again later, or leave it out of --require"))
      }
      return .read(meeting, input: input.name)
    }
  }

  /// Renders the meetings of a batch, several at once, and keeps their order.
  private func rendered(_ batch: [Item]) async throws -> [Item] {
    guard jobs > 1, batch.count > 1 else {
      return try batch.map { item throws in try rendered(item) }
    }
    return try await withThrowingTaskGroup(of: (Int, Item).self) { group in
      var items = batch
      var next = 0
      func start() {
        guard next < batch.count else { return }
        let index = next
        next += 1
        group.addTask { (index, try rendered(batch[index])) }
      }
      for _ in 0..<jobs { start() }
      while let (index, item) = try await group.next() {
        items[index] = item
        start()
      }
      return items
    }
  }

  private func rendered(_ item: Item) throws -> Item {
    switch item {
    case .read(var meeting, let input):
      meeting.findEvidence()
      return .rendered(meeting, try outputs(of: meeting) { _ in true }, input: input)
    case .failedBot(let meeting, let input):
      return .rendered(meeting, try outputs(of: meeting) { $0 == .jsonLines }, input: input)
    case .rendered, .failed:
      return item
    }
  }

  private func outputs(
    of meeting: Meeting, where isWanted: (OutputFormat) -> Bool
  ) throws -> [(format: OutputFormat, bytes: [UInt8])] {
    let view = MeetingView(meeting)
    return try renderers.filter { isWanted($0.format) }.map { renderer throws in
      var output: [UInt8] = []
      try renderer.render(view, into: &output)
      return (renderer.format, output)
    }
  }

  /// Puts a rendered meeting in its place and says what there is to say of it.
  private func take(
    _ item: Item, into delivery: inout Delivery, _ summary: inout RenderSummary,
    _ report: (RenderEvent) -> Void
  ) throws(ExportError) {
    switch item {
    case .read, .failedBot: break
    case .failed(let error):
      summary.failures.append(error)
      report(.failed(error))
    case .rendered(let meeting, let outputs, let input):
      let name = meeting.botID ?? input
      for warning in meeting.warnings { report(.warning(meeting: name, warning)) }
      do {
        for outcome in try delivery.take(outputs, of: meeting) { report(RenderEvent(outcome)) }
      } catch {
        guard error.kind == .badInput else { throw error }
        summary.failures.append(error)
        report(.failed(error))
        return
      }
      guard meeting.status != .failed || !meeting.isWithoutResults else {
        let error = ExportError(.failed, "\(name): \(meeting.failureInWords)")
        summary.failures.append(error)
        report(.failed(error))
        return
      }
      summary.succeeded += 1
    }
  }
}
