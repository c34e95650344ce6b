/// Work on several things at once, whose results are taken in the order of the things.
///
/// The caller owns the task group, and alternates between adding work and taking results.
struct OrderedWork<Result: Sendable> {
  /// A group whose tasks give a result and its place in the order.
  typealias Group = ThrowingTaskGroup<(place: Int, result: Result), any Error>

  /// How many tasks may run at once.
  private let parallelism: Int
  /// The most results that may be outstanding, running tasks included.
  private let window: Int
  private var added = 0
  private var taken = 0
  private var running = 0
  /// Results whose predecessors are not there yet, by their places.
  private var ahead: [Int: Result] = [:]

  /// Begins with no work.
  ///
  /// - Parameters:
  ///   - parallelism: How many tasks may run at once, at least 1.
  ///   - window: How many results one slow task may keep waiting, at least 1.
  init(parallelism: Int, window: Int) {
    self.parallelism = parallelism
    self.window = window
  }

  /// Whether a result has to be awaited before more work may be added.
  var isFull: Bool { running >= parallelism || added - taken >= window }
  /// Whether every result was taken.
  var isEmpty: Bool { added == taken }

  /// Adds work; not to be called while ``isFull``.
  mutating func add(to group: inout Group, _ work: @escaping @Sendable () async -> Result) {
    let place = added
    added += 1
    running += 1
    group.addTask { (place, await work()) }
  }

  /// Adds a result that needs no work.
  mutating func add(_ result: Result) {
    ahead[added] = result
    added += 1
  }

  /// The next result in order if it is there.
  mutating func next() -> Result? {
    guard let result = ahead.removeValue(forKey: taken) else { return nil }
    taken += 1
    return result
  }

  /// Waits until one more task has ended.
  mutating func wait(for group: inout Group) async throws {
    guard let (place, result) = try await group.next() else { return }
    running -= 1
    ahead[place] = result
  }
}
