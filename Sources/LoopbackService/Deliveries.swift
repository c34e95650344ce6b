import Synchronization

/// The answers that a server sends by hand, which may take for ever: they end when it stops.
final class Deliveries: Sendable {
  private struct Contents {
    var tasks: [Int: Task<Void, any Error>] = [:]
    var count = 0
    var isStopped = false
  }

  private let contents = Mutex(Contents())

  /// Runs a delivery until it is done, has failed, or the server stops.
  func run(_ delivery: @escaping @Sendable () async throws -> Void) async {
    let task = Task { try await delivery() }
    let number = contents.withLock { contents in
      if contents.isStopped { task.cancel() }
      contents.count += 1
      contents.tasks[contents.count] = task
      return contents.count
    }
    _ = await task.result
    contents.withLock { $0.tasks[number] = nil }
  }

  /// Ends all deliveries, and each one that is begun from now on.
  func stop() {
    let tasks = contents.withLock { contents in
      contents.isStopped = true
      return Array(contents.tasks.values)
    }
    for task in tasks { task.cancel() }
  }
}
