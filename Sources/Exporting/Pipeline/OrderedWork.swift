/// Concurrent work whose results are taken in the order in which it was added.
///
/// The caller owns the task group, and alternates between adding work and taking results.
package struct OrderedWork<Result: Sendable> {
  /// A task group whose tasks return a result and its place in the order.
  package typealias Group = ThrowingTaskGroup<(place: Int, result: Result), any Error>

  /// The maximum number of concurrent tasks.
  private let parallelism: Int
  /// The maximum number of outstanding results, running tasks included.
  private let window: Int
  private var added = 0
  private var taken = 0
  private var running = 0
  /// Results that wait for their predecessors, by place.
  private var ahead: [Int: Result] = [:]

  /// Begins with no work.
  ///
  /// - Parameters:
  ///   - parallelism: The maximum number of concurrent tasks, at least 1.
  ///   - window: The maximum number of results that one slow task may hold up, at least 1.
  package init(parallelism: Int, window: Int) {
    self.parallelism = parallelism
    self.window = window
  }

  /// Whether a result has to be awaited before more work may be added.
  package var isFull: Bool { running >= parallelism || added - taken >= window }
  /// Whether every result has been taken.
  package var isEmpty: Bool { added == taken }

  /// Adds work; must not be called while ``isFull``.
  package mutating func add(to group: inout Group, _ work: @escaping @Sendable () async -> Result) {
    let place = added
    added += 1
    running += 1
    group.addTask { (place, await work()) }
  }

  /// Adds a result that needs no work.
  package mutating func add(_ result: Result) {
    ahead[added] = result
    added += 1
  }

  /// The next result in order, if it is ready.
  package mutating func next() -> Result? {
    guard let result = ahead.removeValue(forKey: taken) else { return nil }
    taken += 1
    return result
  }

  /// Waits until one more task has ended.
  package mutating func wait(for group: inout Group) async throws {
    guard let (place, result) = try await group.next() else { return }
    running -= 1
    ahead[place] = result
  }
}
