public import BotStatus
public import MeetingModel
public import Reports
public import TimeZones

/// Inputs in, notes out: reads meetings, renders them, and puts the notes where they belong, in
/// the order of the inputs.
///
/// An input that cannot be read, or an item of it that is no meeting, is a failure of its own; the
/// others go on. A note that cannot be rendered or written stops everything.
public struct RenderPipeline: Sendable {
  let reader: BotStatusReader
  let renderers: [Renderer]
  let requirements: Set<Requirement>
  let destination: Destination
  private let overwritesEdited: Bool
  private let timeZone: Zone
  let jobs: Int

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
  /// Tasks parse answers, render them and hash the notes, ``jobs`` at a time; meanwhile, finished
  /// results are delivered in input order.
  ///
  /// - Parameter report: Called with what happens, in the order of the inputs.
  /// - Throws: Where nothing more can be rendered or written.
  public func run(
    over inputs: some Sequence<Input>, report: (RenderEvent) -> Void
  ) async throws -> RenderSummary {
    var delivery = Delivery(
      to: destination, overwritesEdited: overwritesEdited, timeZone: timeZone)
    try delivery.check(renderers.map(\.format))
    var log = RenderLog()
    do {
      try await renderAll(inputs) { try take($0, into: &delivery, &log, report) }
      log.note(try delivery.finish())
      log.tell(report)
    } catch {
      // What was taken is written, unless writing is what failed.
      let isWritten = (try? delivery.flush()) != nil
      log.tell(report, withFiles: isWritten)
      throw error
    }
    return log.summary
  }

  /// Thrown when nobody reads standard output any more.
  struct OutputClosed: Error {}

  /// Renders every meeting, and hands over what came of each in the order of the inputs.
  private func renderAll(
    _ inputs: some Sequence<Input>, _ take: ([Item]) throws -> Void
  ) async throws {
    do {
      try await withThrowingTaskGroup { group in
        var work = OrderedWork<[Item]>(
          parallelism: jobs, window: jobs == 1 ? 1 : Self.windowPerJob * jobs)
        // Whatever ends the run ends what is still being rendered.
        defer { group.cancelAll() }
        for input in inputs {
          try Task.checkCancellation()
          try await begin(input, &work, &group, take)
        }
        try await takeAll(of: &work, &group, take)
      }
    } catch is OutputClosed {
      // Nobody reads any further output, so this is a normal end.
    }
  }

  /// How many results one slow meeting may keep waiting, for each job.
  private static let windowPerJob = 4
  /// Texts up to this size are parsed by the task that renders them.
  private static let largestTextOfTask = 256 << 10

  /// Begins with the meetings of an input, and hands over what is ready before.
  private func begin(
    _ input: Input, _ work: inout OrderedWork<[Item]>, _ group: inout OrderedWork<[Item]>.Group,
    _ take: ([Item]) throws -> Void
  ) async throws {
    if input.mayWait {
      try await takeAll(of: &work, &group, take)
      try take([.flush])
    }
    let content: Input.Content
    do {
      content = try await input.read()
    } catch {
      while work.isFull { try await takeNext(of: &work, &group, take) }
      if let error = error as? ExportError, error.kind != .keyRefused, error.kind != .usage {
        return work.add([.failed(error)])
      }
      // What came before it is finished first.
      work.add([.stop(error)])
      return try await takeAll(of: &work, &group, take)
    }
    func add(_ item: @escaping @Sendable () async -> [Item]) async throws {
      while work.isFull { try await takeNext(of: &work, &group, take) }
      work.add(to: &group, item)
    }
    switch content {
    case .meeting(let meeting, let warnings):
      let item = checked(.success(meeting), of: input, named: "the answer")
      try await add { warnings.map { .warning(input: input.name, $0) } + [rendered(item)] }
    case .bytes(let bytes) where bytes.count <= Self.largestTextOfTask:
      try await add { renderedItems(of: bytes, input) }
    case .bytes(let bytes):
      for meeting in reader.meetings(in: bytes) {
        let item = checked(meeting, of: input, named: Self.savedAnswer)
        try await add { [rendered(item)] }
      }
    }
  }

  /// Waits for a task, and hands over what is in order then.
  private func takeNext(
    of work: inout OrderedWork<[Item]>, _ group: inout OrderedWork<[Item]>.Group,
    _ take: ([Item]) throws -> Void
  ) async throws {
    try await work.wait(for: &group)
    while let items = work.next() { try take(items) }
  }

  /// Waits for all tasks, and hands over what they made.
  private func takeAll(
    of work: inout OrderedWork<[Item]>, _ group: inout OrderedWork<[Item]>.Group,
    _ take: ([Item]) throws -> Void
  ) async throws {
    while !work.isEmpty { try await takeNext(of: &work, &group, take) }
  }
}
