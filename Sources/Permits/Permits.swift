internal import Synchronization

/// Lets so much happen at a time: work takes a part of what there is and gives it back; who finds
/// too little left waits, in the order of coming.
package final class Permits: Sendable {
  private struct Waiter {
    let weight: Int
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct Contents {
    var available: Int
    var waiting: [Int: Waiter] = [:]
    /// Those that wait in the order of coming, and some that have gone.
    var order: [Int] = []
    var first = 0
    var tickets = 0
  }

  /// How much there is.
  private let capacity: Int
  private let contents: Mutex<Contents>

  /// - Parameter capacity: How much there is, at least 1.
  package init(_ capacity: Int) {
    self.capacity = max(capacity, 1)
    contents = Mutex(Contents(available: self.capacity))
  }

  /// Does some work when it is its turn.
  ///
  /// - Parameters:
  ///   - weight: How much the work takes; what weighs more than there is takes all.
  ///   - work: The work.
  /// - Throws: What the work throws, or `CancellationError` where the task is cancelled before.
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
        // It may have been given back in between.
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

  /// Resumes those whose turn it is.
  private func resumeNext() {
    while let next = nextInTurn() { next.resume() }
  }

  private func nextInTurn() -> CheckedContinuation<Void, any Error>? {
    contents.withLock { contents in
      while contents.first < contents.order.count {
        let ticket = contents.order[contents.first]
        // Who was cancelled has gone.
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
