import ResourceLimits
import Synchronization
import Testing

/// Limits on concurrent work.
struct WeightedSemaphoreTests {
  @Test(arguments: [1, 3, 16])
  func `the capacity is never exceeded, and all have their turn`(capacity: Int)
    async throws
  {
    let permits = WeightedSemaphore(capacity)
    let counter = Counter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<300 {
        group.addTask {
          let weight = number % 5 + 1
          try await permits.withPermit(weight: weight) {
            counter.begin(min(weight, capacity))
            await Task.yield()
            counter.end(min(weight, capacity))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(counter.count == 300)
    #expect(counter.most <= capacity)
  }

  /// Counts the weight in use.
  private final class Counter: Sendable {
    private let taken = Mutex((now: 0, most: 0, count: 0))

    var most: Int { taken.withLock { $0.most } }
    var count: Int { taken.withLock { $0.count } }

    func begin(_ weight: Int) {
      taken.withLock { taken in
        taken.now += weight
        taken.most = max(taken.most, taken.now)
        taken.count += 1
      }
    }

    func end(_ weight: Int) {
      taken.withLock { $0.now -= weight }
    }
  }

  @Test func `a cancelled waiter stops waiting and blocks nobody`() async throws {
    let permits = WeightedSemaphore(1)
    try await permits.withPermit {
      let waiting = Task { try await permits.withPermit(weight: 1) { 1 } }
      let other = Task { try await permits.withPermit(weight: 1) { 2 } }
      await Task.yield()
      waiting.cancel()
      await #expect(throws: CancellationError.self) { try await waiting.value }
      other.cancel()
      await #expect(throws: CancellationError.self) { try await other.value }
    }
    #expect(try await permits.withPermit { 3 } == 3)
  }
}
