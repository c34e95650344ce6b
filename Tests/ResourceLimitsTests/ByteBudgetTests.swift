import ResourceLimits
import Synchronization
import Testing
import TestSupport

/// Limits on bytes in memory.
@Suite(.timeLimit(.minutes(10))) struct ByteBudgetTests {
  @Test(arguments: 1...8)
  func `at most the budget and one more answer are held, and all have their turn`(seed: UInt64)
    async throws
  {
    let budget = ByteBudget(100)
    let largest = 250
    let most = Most()
    let sizes = {
      var generator = SplitMix64(seed: seed)
      return (0..<300).map { _ in
        (
          announced: Int.random(in: 0...120, using: &generator),
          size: Int.random(in: 0...largest, using: &generator)
        )
      }
    }()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for size in sizes {
        group.addTask {
          let reservation = try await budget.reserve(size.announced)
          for part in stride(from: size.announced, through: size.size, by: 40) {
            try await reservation.grow(to: part)
            most.note(budget.held)
            await Task.yield()
          }
          withExtendedLifetime(reservation) {}
        }
      }
      try await group.waitForAll()
    }
    #expect(most.count <= 100 + largest)
    #expect(budget.held == 0)
  }

  /// The largest recorded number.
  private final class Most: Sendable {
    private let contents = Mutex(0)

    var count: Int { contents.withLock { $0 } }

    func note(_ count: Int) {
      contents.withLock { $0 = max($0, count) }
    }
  }

  @Test func `a reservation above the budget waits until it is the only one`() async throws {
    let budget = ByteBudget(10)
    var first: ByteReservation? = try await budget.reserve(4)
    let large = Task { try await budget.reserve(50) }
    let behind = Task { try await budget.reserve(1) }
    for _ in 0..<100 { await Task.yield() }
    #expect(budget.held == 4)
    withExtendedLifetime(first) {}
    first = nil
    let reservation = try await large.value
    #expect(budget.held == 50)
    withExtendedLifetime(reservation) {}
    behind.cancel()
  }

  @Test func `a cancelled waiter stops waiting and blocks nobody`() async throws {
    let budget = ByteBudget(10)
    let first = try await budget.reserve(10)
    let waiting = Task { try await budget.reserve(5) }
    await Task.yield()
    waiting.cancel()
    await #expect(throws: CancellationError.self) { _ = try await waiting.value }
    #expect(budget.held == 10)
    withExtendedLifetime(first) {}
  }
}
