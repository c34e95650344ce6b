import Synchronization

/// The heads of the requests that a proxy received.
final class RequestHeads: Sendable {
  private let heads = Mutex<[String]>([])

  var all: [String] { heads.withLock { $0 } }

  func append(_ head: String) {
    heads.withLock { $0.append(head) }
  }
}
