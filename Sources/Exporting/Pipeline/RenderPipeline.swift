public import BotStatus
public import MeetingModel
public import Reports

/// Renders inputs to notes: takes answers through the same stages as ``Exporter``, and stores the
/// notes in input order.
///
/// An input that cannot be read, or an item of it that is not a meeting, fails on its own; the
/// others continue. A note that cannot be rendered or written ends the run.
public struct RenderPipeline: Sendable {
  private let stages: MeetingStages
  private let destination: Destination
  private let overwritesEdited: Bool
  private let jobs: Int
  /// The pattern of the names of notes in a folder; nil for the usual names.
  public var fileNamePattern: FileNamePattern?

  /// Whether it writes notes into a folder, where they need names.
  package var namesNotes: Bool {
    guard case .folder = destination else { return false }
    return stages.templates.contains { $0.format.isNote }
  }

  /// Makes a pipeline that renders at most `jobs` meetings concurrently.
  public init(
    reader: BotStatusReader, templates: [NoteTemplate], requirements: Set<Requirement> = [],
    destination: Destination, overwritesEdited: Bool = false, jobs: Int = 1
  ) {
    stages = MeetingStages(
      reader: reader, requirements: requirements, templates: templates, hashedFormats: [])
    self.destination = destination
    self.overwritesEdited = overwritesEdited
    self.jobs = max(jobs, 1)
  }

  /// Renders every meeting of the inputs.
  ///
  /// Up to `jobs` concurrent tasks parse answers, render them and hash the notes, while finished
  /// results are delivered, and events reported, in input order.
  ///
  /// - Throws: An error if nothing more can be rendered or written.
  public func run(
    over inputs: some Sequence<Input>, report: (ExportEvent) -> Void
  ) async throws -> ExportSummary {
    let store = try destination.store(
      for: stages.templates.map(\.format), overwritesEdited: overwritesEdited,
      hasPattern: fileNamePattern != nil,
      pack: stages.templates.first?.packName ?? PackLoader.rootPackName)
    var stages = stages
    if case .folder = destination { stages.pattern = fileNamePattern }
    stages.hashedFormats = store.hashedFormats
    let reading = InputReading(stages: stages)
    var log = RenderLog()
    do {
      try await renderAll(inputs, reading) { items in
        try await take(items, reading, into: store, &log, report)
      }
      log.note(try store.finish())
      log.tell(report)
    } catch {
      // Notes taken so far are written, unless writing is what failed.
      let isWritten = (try? store.flush()) != nil
      log.tell(report, withFiles: isWritten)
      throw error
    }
    return log.summary
  }

  /// Thrown when the reader of standard output has gone.
  struct OutputClosed: Error {}

  /// Renders every meeting, and delivers the results in input order.
  private func renderAll(
    _ inputs: some Sequence<Input>, _ reading: InputReading,
    _ take: ([Item]) async throws -> Void
  ) async throws {
    do {
      try await withThrowingTaskGroup { group in
        var work = OrderedWork<[Item]>(
          parallelism: jobs, window: jobs == 1 ? 1 : Self.windowPerJob * jobs)
        // Whatever ends the run cancels the meetings still being rendered.
        defer { group.cancelAll() }
        for input in inputs {
          try Task.checkCancellation()
          try await begin(input, reading, &work, &group, take)
        }
        try await takeAll(of: &work, &group, take)
      }
    } catch is OutputClosed {
      // Nobody reads any further output, so this is a normal end.
    }
  }

  /// The number of results per job that one slow meeting may hold up.
  private static let windowPerJob = 4
  /// Texts up to this size are parsed by the task that renders them.
  private static let largestTextOfTask = 256 << 10

  /// Starts on the meetings of an input, first delivering the results that are ready.
  private func begin(
    _ input: Input, _ reading: InputReading, _ work: inout OrderedWork<[Item]>,
    _ group: inout OrderedWork<[Item]>.Group, _ take: ([Item]) async throws -> Void
  ) async throws {
    if input.mayWait {
      try await takeAll(of: &work, &group, take)
      try await take([.flush])
    }
    let content: Input.Content
    do {
      content = try await input.read()
    } catch {
      while work.isFull { try await takeNext(of: &work, &group, take) }
      if let error = error as? ExportError,
        ![.keyRefused, .usage, .interrupted].contains(error.kind)
      {
        return work.add([.failed(error)])
      }
      // Earlier inputs are finished first.
      work.add([.stop(error)])
      return try await takeAll(of: &work, &group, take)
    }
    func add(_ item: @escaping @Sendable () async -> [Item]) async throws {
      while work.isFull { try await takeNext(of: &work, &group, take) }
      work.add(to: &group, item)
    }
    switch content {
    case .meeting(let meeting, let warnings):
      let item = reading.checked(.success(meeting), of: input, named: "the answer")
      try await add {
        warnings.map { .warning(input: input.name, $0) } + [await reading.rendered(item)]
      }
    case .bytes(let bytes) where bytes.count <= Self.largestTextOfTask:
      try await add { await reading.renderedItems(of: bytes, input) }
    case .bytes(let bytes):
      for meeting in stages.reader.meetings(in: bytes) {
        let item = reading.checked(meeting, of: input, named: InputReading.savedAnswer)
        try await add { [await reading.rendered(item)] }
      }
    }
  }

  /// Waits for a task, then delivers the results that are in order.
  private func takeNext(
    of work: inout OrderedWork<[Item]>, _ group: inout OrderedWork<[Item]>.Group,
    _ take: ([Item]) async throws -> Void
  ) async throws {
    try await work.wait(for: &group)
    while let items = work.next() { try await take(items) }
  }

  /// Waits for all tasks, and delivers their results.
  private func takeAll(
    of work: inout OrderedWork<[Item]>, _ group: inout OrderedWork<[Item]>.Group,
    _ take: ([Item]) async throws -> Void
  ) async throws {
    while !work.isEmpty { try await takeNext(of: &work, &group, take) }
  }
}
