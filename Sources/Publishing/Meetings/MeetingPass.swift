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
struct MeetingPass<Made: Sendable>: Sendable {
  /// What a source has.
  enum Item: Sendable {
    /// What was made of a meeting.
    case made(MeetingPlace, Made)
    /// What was made of all meetings of a source, without parsing it.
    case allMade([Made])
    /// The source, or an item of it, cannot be read.
    case failed(ExportError)
  }

  /// Makes something of a meeting; the last argument is the hash of its source, if that has a text.
  typealias Maker = @Sendable (MeetingPlace, Meeting, ContentHash?) async throws -> Made

  let reader: BotStatusReader
  /// The maximum number of concurrent tasks.
  let jobs: Int
  /// Returns all that is to be made of a source, by its number, before it is read; nil to read it.
  var madeBeforeReading: (@Sendable (Int) throws -> [Made]?)?
  /// The files whose hashes are known without reading them; nil to read all.
  var known: KnownSources?
  /// Returns all that is to be made of a source, by its hash; nil to parse it.
  var madeByHash: (@Sendable (Int, ContentHash) throws -> [Made]?)?

  /// The number of sources per task that one slow source may hold up.
  private static var windowPerJob: Int { 4 }

  /// Calls a body with each meeting, concurrently, and takes the results in the order of the sources.
  ///
  /// - Throws: The first error of the body or of `take`, or of a source for another reason than that
  ///   it cannot be read.
  func run(
    over inputs: some Sequence<Input>, _ make: @escaping Maker, take: (Item) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup { group in
      var work = OrderedWork<[Result<Item, any Error>]>(
        parallelism: jobs, window: Self.windowPerJob * jobs)
      defer { group.cancelAll() }
      for (number, input) in inputs.enumerated() {
        while work.isFull { try await takeNext(of: &work, &group, take) }
        try Task.checkCancellation()
        work.add(to: &group) { [self] in await items(of: input, number, make) }
      }
      while !work.isEmpty { try await takeNext(of: &work, &group, take) }
    }
  }

  private func takeNext(
    of work: inout OrderedWork<[Result<Item, any Error>]>,
    _ group: inout OrderedWork<[Result<Item, any Error>]>.Group, _ take: (Item) throws -> Void
  ) async throws {
    try await work.wait(for: &group)
    while let items = work.next() {
      for item in items { try take(try item.get()) }
    }
  }

  /// What is to be made of a file that need not be read; nil to read it.
  private func madeOfKnown(_ state: KnownSources.State?, _ number: Int) throws -> [Made]? {
    guard let known, let state, let hash = known.hash(of: state),
      let made = try madeByHash?(number, hash)
    else { return nil }
    try known.note(hash, of: state)
    return made
  }

  private func items(
    of input: Input, _ number: Int, _ make: Maker
  ) async -> [Result<Item, any Error>] {
    let state = known?.state(of: input)
    do {
      if let made = try madeBeforeReading?(number) ?? madeOfKnown(state, number) {
        return [.success(.allMade(made))]
      }
    } catch {
      return [.failure(error)]
    }
    let content: Input.Content
    do {
      content = try await input.read()
    } catch let error as ExportError where error.kind == .badInput {
      return [.success(.failed(error))]
    } catch {
      return [.failure(error)]
    }
    var items: [Result<Item, any Error>] = []
    do {
      switch content {
      case .meeting(let meeting, _):
        let place = MeetingPlace(source: number, index: 0)
        items.append(.success(.made(place, try await make(place, meeting, nil))))
      case .bytes(let bytes):
        let hash = madeByHash == nil ? nil : ContentHash(of: bytes)
        if let hash, let state { try known?.note(hash, of: state) }
        if let hash, let made = try madeByHash?(number, hash) { return [.success(.allMade(made))] }
        for (index, result) in reader.meetings(in: bytes).enumerated() {
          try Task.checkCancellation()
          switch result {
          case .success(let meeting):
            let place = MeetingPlace(source: number, index: index)
            items.append(.success(.made(place, try await make(place, meeting, hash))))
          case .failure(let error):
            items.append(.success(.failed(ExportError(error, in: input.name))))
          }
        }
      }
    } catch {
      items.append(.failure(error))
    }
    return items
  }
}
