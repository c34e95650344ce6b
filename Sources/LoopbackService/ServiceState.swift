import Synchronization

/// What the server remembers while it runs: how far each bot's script is, and who asked for what.
final class ServiceState: Sendable {
  private struct Contents {
    var scripts: [String: ScriptedBot]
    var positions: [String: Int] = [:]
    var faults: RandomFaults?
    var faultCounts: [Fault: Int] = [:]
    var requests: [RecordedRequest] = []
  }

  private let contents: Mutex<Contents>
  /// The answers that are on their way.
  let deliveries = Deliveries()

  init(bots: [ScriptedBot], faults: RandomFaults?) {
    let scripts = Dictionary(bots.map { ($0.id, $0) }) { _, last in last }
    self.contents = Mutex(Contents(scripts: scripts, faults: faults))
  }

  /// The requests so far, in the order in which they came.
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

  /// The next answer of a bot's script; nil for a bot that is not known.
  ///
  /// An answer that goes wrong does not count: the script goes on with it at the next request.
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
