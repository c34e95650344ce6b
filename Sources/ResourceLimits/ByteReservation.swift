internal import Synchronization

/// Reserved bytes of a ``ByteBudget``, which are released with the last reference.
package final class ByteReservation: Sendable {
  private struct Contents {
    var count: Int
    /// Whether the reservation exceeds the budget.
    var isOverdrawn = false
  }

  private let budget: ByteBudget
  private let contents: Mutex<Contents>

  init(_ count: Int, of budget: ByteBudget) {
    self.budget = budget
    contents = Mutex(Contents(count: count))
  }

  /// The number of bytes.
  package var count: Int { contents.withLock { $0.count } }

  /// Grows the reservation to at least a number of bytes, unless it already exceeds the budget.
  package func grow(to count: Int) async throws {
    let (more, isOverdrawn) = contents.withLock { contents in
      (count - contents.count, contents.isOverdrawn)
    }
    guard more > 0, !isOverdrawn, self.count < budget.capacity else { return }
    let isOver = try await budget.take(more, isGrowth: true)
    contents.withLock { contents in
      contents.count += more
      contents.isOverdrawn = isOver
    }
  }

  deinit {
    let (count, isOverdrawn) = contents.withLock { ($0.count, $0.isOverdrawn) }
    budget.release(count, wasOverdrawn: isOverdrawn)
  }
}
