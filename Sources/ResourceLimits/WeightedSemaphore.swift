internal import Synchronization

/// A weighted asynchronous semaphore.
///
/// Waiters resume in first-in, first-out order.
package final class WeightedSemaphore: Sendable {
  private struct Waiter {
    let weight: Int
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct Contents {
    var available: Int
    var waiting: [Int: Waiter] = [:]
    /// The tickets of waiters in order, including some that were cancelled.
    var order: [Int] = []
    var first = 0
    var tickets = 0
  }

  private let capacity: Int
  private let contents: Mutex<Contents>

  /// - Parameter capacity: The total weight of work that may run at the same time, at least 1.
  package init(_ capacity: Int) {
    self.capacity = max(capacity, 1)
    contents = Mutex(Contents(available: self.capacity))
  }

  /// Waits for a permit and runs some work with it.
  ///
  /// - Parameter weight: The weight of the work; more than the capacity counts as the capacity.
  /// - Throws: What the work throws, or `CancellationError` if the task is cancelled first.
  package func withPermit<Result: Sendable>(
    weight: Int = 1, _ work: @Sendable () async throws -> Result
  ) async throws -> Result {
    let weight = min(max(weight, 1), capacity)
    try await take(weight)
    defer { giveBack(weight) }
    return try await work()
  }

  private func take(_ weight: Int) async throws {
    let ticket = contents.withLock { contents -> Int? in
      guard contents.waiting.isEmpty, contents.available >= weight else {
        contents.tickets += 1
        return contents.tickets
      }
      contents.available -= weight
      return nil
    }
    guard let ticket else { return }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isCancelled = contents.withLock { contents in
          guard !Task.isCancelled else { return true }
          contents.waiting[ticket] = Waiter(weight: weight, continuation: continuation)
          contents.order.append(ticket)
          return false
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
        // A permit may have been released in the meantime.
        resumeNext()
      }
    } onCancel: {
      contents.withLock { $0.waiting.removeValue(forKey: ticket) }?
        .continuation.resume(throwing: CancellationError())
      resumeNext()
    }
  }

  private func giveBack(_ weight: Int) {
    contents.withLock { $0.available += weight }
    resumeNext()
  }

  /// Resumes waiters while there are permits for them.
  private func resumeNext() {
    while let next = nextInTurn() { next.resume() }
  }

  private func nextInTurn() -> CheckedContinuation<Void, any Error>? {
    contents.withLock { contents in
      while contents.first < contents.order.count {
        let ticket = contents.order[contents.first]
        // A cancelled waiter is gone.
        if let waiter = contents.waiting[ticket] {
          guard contents.available >= waiter.weight else { return nil }
          contents.available -= waiter.weight
          contents.waiting[ticket] = nil
          contents.first += 1
          return waiter.continuation
        }
        contents.first += 1
      }
      contents.order.removeAll(keepingCapacity: true)
      contents.first = 0
      return nil
    }
  }
}
