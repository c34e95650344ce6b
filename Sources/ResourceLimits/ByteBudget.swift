internal import Synchronization

/// A limit on the bytes that are held in memory at the same time.
///
/// Bytes are reserved before they are read. Waiters resume in first-in, first-out order; a
/// reservation that exceeds the whole budget waits until it is the only one. If reservations have
/// to grow, one at a time may exceed the budget, so that no two wait for each other: at most the
/// budget and one more answer are held.
package final class ByteBudget: Sendable {
  private struct Waiter {
    let count: Int
    let continuation: CheckedContinuation<Bool, any Error>
  }

  /// Waiters in order; the tickets of cancelled waiters remain in the order for a while.
  private struct Queue {
    var waiters: [Int: Waiter] = [:]
    var order: [Int] = []

    /// The first waiter that has not been cancelled.
    mutating func first() -> Waiter? {
      while let ticket = order.first {
        if let waiter = waiters[ticket] { return waiter }
        order.removeFirst()
      }
      return nil
    }

    mutating func removeFirst() {
      waiters[order.removeFirst()] = nil
    }
  }

  private struct Contents {
    var held = 0
    /// Whether a reservation exceeds the budget.
    var isOverdrawn = false
    var reserving = Queue()
    var growing = Queue()
    var tickets = 0
  }

  /// The number of bytes.
  package let capacity: Int
  private let contents = Mutex(Contents())

  /// - Parameter capacity: The number of bytes, at least 1.
  package init(_ capacity: Int) {
    self.capacity = max(capacity, 1)
  }

  /// The bytes that are reserved now.
  package var held: Int { contents.withLock { $0.held } }

  /// Reserves bytes as soon as they are free.
  ///
  /// - Throws: `CancellationError` if the task is cancelled first.
  package func reserve(_ count: Int) async throws -> ByteReservation {
    _ = try await take(max(count, 0), isGrowth: false)
    return ByteReservation(max(count, 0), of: self)
  }

  /// Takes bytes for a new or a growing reservation.
  ///
  /// - Returns: Whether they exceed the budget.
  func take(_ count: Int, isGrowth: Bool) async throws -> Bool {
    let (grant, ticket) = contents.withLock { contents -> (Bool?, Int) in
      contents.tickets += 1
      let isTurn = isGrowth || contents.reserving.first() == nil
      return (isTurn ? Self.grant(count, isGrowth, capacity, &contents) : nil, contents.tickets)
    }
    if let grant { return grant }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isCancelled = contents.withLock { contents in
          guard !Task.isCancelled else { return true }
          let waiter = Waiter(count: count, continuation: continuation)
          let queue = isGrowth ? \Contents.growing : \Contents.reserving
          contents[keyPath: queue].waiters[ticket] = waiter
          contents[keyPath: queue].order.append(ticket)
          return false
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
        // Bytes may have been released in between.
        resumeWaiters()
      }
    } onCancel: {
      let waiter = contents.withLock { contents in
        contents.reserving.waiters.removeValue(forKey: ticket)
          ?? contents.growing.waiters.removeValue(forKey: ticket)
      }
      waiter?.continuation.resume(throwing: CancellationError())
      resumeWaiters()
    }
  }

  func release(_ count: Int, wasOverdrawn: Bool) {
    contents.withLock { contents in
      contents.held -= count
      if wasOverdrawn { contents.isOverdrawn = false }
    }
    resumeWaiters()
  }

  /// Takes bytes if that is possible now.
  ///
  /// - Returns: Whether they exceed the budget; nil if the task has to wait for them.
  private static func grant(
    _ count: Int, _ isGrowth: Bool, _ capacity: Int, _ contents: inout Contents
  ) -> Bool? {
    if count <= capacity - contents.held || (!isGrowth && contents.held == 0) {
      contents.held += count
      return false
    }
    guard isGrowth, !contents.isOverdrawn else { return nil }
    contents.isOverdrawn = true
    contents.held += count
    return true
  }

  private func resumeWaiters() {
    let resumed = contents.withLock { contents in
      var resumed: [(Waiter, Bool)] = []
      // Growing reservations go first: they release what they hold only when they are done.
      while let waiter = contents.growing.first(),
        let grant = Self.grant(waiter.count, true, capacity, &contents)
      {
        contents.growing.removeFirst()
        resumed.append((waiter, grant))
      }
      while contents.growing.first() == nil, let waiter = contents.reserving.first(),
        let grant = Self.grant(waiter.count, false, capacity, &contents)
      {
        contents.reserving.removeFirst()
        resumed.append((waiter, grant))
      }
      return resumed
    }
    for (waiter, grant) in resumed { waiter.continuation.resume(returning: grant) }
  }
}
