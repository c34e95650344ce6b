import Synchronization

/// The state of a running server: the position in each bot's script, and the recorded requests.
final class ServiceState: Sendable {
  private struct Contents {
    var scripts: [String: ScriptedBot]
    var positions: [String: Int] = [:]
    var faults: RandomFaults?
    var faultCounts: [Fault: Int] = [:]
    var requests: [RecordedRequest] = []
  }

  private let contents: Mutex<Contents>
  /// The deliveries in progress.
  let deliveries = Deliveries()

  init(bots: [ScriptedBot], faults: RandomFaults?) {
    let scripts = Dictionary(bots.map { ($0.id, $0) }) { _, last in last }
    self.contents = Mutex(Contents(scripts: scripts, faults: faults))
  }

  /// The requests so far, in order.
  var requests: [RecordedRequest] {
    contents.withLock { $0.requests }
  }

  /// How often each fault was served.
  var faultCounts: [Fault: Int] {
    contents.withLock { $0.faultCounts }
  }

  func record(_ request: RecordedRequest) {
    contents.withLock { $0.requests.append(request) }
  }

  /// The next answer in a bot's script; nil for an unknown bot.
  ///
  /// An answer with a fault does not count: the next request gets the same scripted answer.
  func nextAnswer(of id: String) -> ScriptedAnswer? {
    contents.withLock { contents in
      guard let answers = contents.scripts[id]?.answers, let last = answers.last else {
        return nil
      }
      let position = contents.positions[id, default: 0]
      let answer = position < answers.count ? answers[position] : last
      if let fault = contents.faults?.next() {
        contents.faultCounts[fault, default: 0] += 1
        return answer.with(fault)
      }
      contents.positions[id] = position + 1
      return answer
    }
  }
}

/// Deliveries that bypass the HTTP server and may never end by themselves; they end when the server
/// stops.
final class Deliveries: Sendable {
  private struct Contents {
    var tasks: [Int: Task<Void, any Error>] = [:]
    var count = 0
    var isStopped = false
  }

  private let contents = Mutex(Contents())

  /// Runs a delivery until it succeeds or fails, or the server stops.
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

  /// Ends all deliveries, including any that begin later.
  func stop() {
    let tasks = contents.withLock { contents in
      contents.isStopped = true
      return Array(contents.tasks.values)
    }
    for task in tasks { task.cancel() }
  }
}
