internal import BotStatus
internal import Exporting
internal import MeetingModel

/// The place of a meeting among the sources.
package struct MeetingPlace: Sendable, Hashable, Comparable {
  /// The index of the source.
  package let source: Int
  /// The index of the meeting in its source.
  package let index: Int

  /// Makes a place.
  package init(source: Int, index: Int) {
    self.source = source
    self.index = index
  }

  /// Whether a place is before another.
  package static func < (one: MeetingPlace, other: MeetingPlace) -> Bool {
    (one.source, one.index) < (other.source, other.index)
  }
}

/// Reads all meetings of sources, several sources at a time, and keeps only what is made of each.
struct MeetingPass: Sendable {
  let reader: BotStatusReader
  /// The maximum number of concurrent tasks.
  let jobs: Int

  /// The number of sources per task that one slow source may hold up.
  private static let windowPerJob = 4

  /// Calls a body with each meeting, concurrently, and takes the results in the order of the sources.
  ///
  /// - Throws: The first error of the body or of `take`.
  func run<Result: Sendable>(
    over inputs: some Sequence<Input>,
    _ body: @escaping @Sendable (MeetingPlace, Meeting) async throws -> Result,
    take: (SourceItem<Result>) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup { group in
      var work = OrderedWork<[Swift.Result<SourceItem<Result>, any Error>]>(
        parallelism: jobs, window: Self.windowPerJob * jobs)
      defer { group.cancelAll() }
      for (number, input) in inputs.enumerated() {
        while work.isFull { try await takeNext(of: &work, &group, take) }
        try Task.checkCancellation()
        work.add(to: &group) { [self] in await items(of: input, number, body) }
      }
      while !work.isEmpty { try await takeNext(of: &work, &group, take) }
    }
  }

  private func takeNext<Result: Sendable>(
    of work: inout OrderedWork<[Swift.Result<SourceItem<Result>, any Error>]>,
    _ group: inout OrderedWork<[Swift.Result<SourceItem<Result>, any Error>]>.Group,
    _ take: (SourceItem<Result>) throws -> Void
  ) async throws {
    try await work.wait(for: &group)
    while let items = work.next() {
      for item in items { try take(try item.get()) }
    }
  }

  private func items<Result: Sendable>(
    of input: Input, _ number: Int,
    _ body: @escaping @Sendable (MeetingPlace, Meeting) async throws -> Result
  ) async -> [Swift.Result<SourceItem<Result>, any Error>] {
    var items: [Swift.Result<SourceItem<Result>, any Error>] = []
    func add(_ meeting: Meeting, _ index: Int) async throws {
      try Task.checkCancellation()
      let place = MeetingPlace(source: number, index: index)
      items.append(.success(.meeting(place, try await body(place, meeting))))
    }
    do {
      switch try await input.read() {
      case .meeting(let meeting, _): try await add(meeting, 0)
      case .bytes(let bytes):
        for (index, result) in reader.meetings(in: bytes).enumerated() {
          switch result {
          case .success(let meeting): try await add(meeting, index)
          case .failure(let error):
            items.append(.success(.failed(ExportError(error, in: input.name))))
          }
        }
      }
    } catch let error as ExportError where error.kind == .badInput {
      items.append(.success(.failed(error)))
    } catch {
      items.append(.failure(error))
    }
    return items
  }
}

/// What a source has.
enum SourceItem<Result: Sendable>: Sendable {
  /// What was made of a meeting.
  case meeting(MeetingPlace, Result)
  /// A source, or an item of it, that cannot be read.
  case failed(ExportError)
}
