package import MeetingModel

/// The calls of a ``CallQueue`` in the order in which they are worked off.
///
/// There are two lanes, so that calls whose results must be fetched, which can take hours, do not
/// hold up the others.
struct CallLanes: Sendable {
  /// A call that is to be tried again.
  private struct Delayed {
    let call: QueuedCall
    let due: Duration
  }

  /// Calls in order; those before `first` are taken.
  private struct Line {
    private var calls: [QueuedCall] = []
    private var first = 0

    mutating func append(_ call: QueuedCall) { calls.append(call) }

    mutating func putBack(_ taken: [QueuedCall]) {
      calls.replaceSubrange(..<first, with: taken)
      first = 0
    }

    var next: QueuedCall? { first < calls.count ? calls[first] : nil }

    mutating func removeNext() {
      first += 1
      guard first >= 1_024, 2 * first >= calls.count else { return }
      calls.removeFirst(first)
      first = 0
    }
  }

  private var received = Line()
  private var fetched = Line()
  private var delayed: [Delayed] = []
  /// The calls that are not worked off yet, by number.
  private var open: [Int: QueuedCall] = [:]
  /// Until when nothing is fetched, because the service does not answer.
  private var heldUntil = Duration.zero
  private(set) var isClosed = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ calls: [QueuedCall]) { add(calls) }

  /// The number of calls that are not worked off.
  var count: Int { open.count }

  /// When the oldest of them arrived.
  var oldest: Instant? { open.values.map(\.receivedAt).min() }

  /// Whether a call is not worked off.
  func isOpen(_ call: QueuedCall) -> Bool { open[call.number] != nil }

  /// Takes new calls, in the order of arrival.
  mutating func add(_ calls: [QueuedCall]) {
    for call in calls {
      open[call.number] = call
      if call.bot == nil { received.append(call) } else { fetched.append(call) }
    }
    wake()
  }

  /// Forgets a call that is worked off.
  mutating func close(_ call: QueuedCall) { open[call.number] = nil }

  /// Ends the wait of everybody, for good.
  mutating func close() {
    isClosed = true
    wake()
  }

  /// Resumes a waiting task as soon as anything changes.
  mutating func wait(_ continuation: CheckedContinuation<Void, Never>) {
    waiting.append(continuation)
  }

  private mutating func wake() {
    let resumed = waiting
    waiting = []
    for continuation in resumed { continuation.resume() }
  }

  // MARK: Calls with all that is needed

  /// The next calls without a bot: as many as are allowed, but at least one.
  mutating func takeReceived(
    count: Int, bytes: Int, size: (QueuedCall) -> Int
  ) -> [QueuedCall] {
    var taken: [QueuedCall] = []
    var total = 0
    while taken.count < count, let call = received.next {
      total += size(call)
      guard taken.isEmpty || total <= bytes else { break }
      taken.append(call)
      received.removeNext()
    }
    return taken
  }

  /// Puts calls back that could not be worked off, to be the next ones.
  mutating func putBack(received calls: [QueuedCall]) { received.putBack(calls) }

  // MARK: Calls whose results are fetched

  /// The next call with a bot; nil if there is none that is due.
  mutating func takeFetched(at now: Duration) -> QueuedCall? {
    guard now >= heldUntil, let call = fetched.next else { return nil }
    fetched.removeNext()
    return call
  }

  /// Puts a call back that is to be tried again at a time.
  mutating func delay(_ call: QueuedCall, until due: Duration) {
    delayed.append(Delayed(call: call, due: due))
  }

  /// Puts a call back, and holds all of them until the service may answer again.
  ///
  /// - Returns: Whether they were not held already.
  mutating func hold(_ call: QueuedCall, until end: Duration, now: Duration) -> Bool {
    fetched.putBack([call])
    guard now >= heldUntil else { return false }
    heldUntil = end
    return true
  }

  /// Makes calls available whose time has come.
  mutating func releaseDue(at now: Duration) {
    for item in delayed where item.due <= now { fetched.append(item.call) }
    delayed.removeAll { $0.due <= now }
    if now >= heldUntil, fetched.next != nil { wake() }
  }
}

/// Waiting for calls.
extension CallQueue {
  /// The next calls without a bot, once there are any; none once the queue is closed.
  func nextReceived(count: Int, bytes: Int) async -> [QueuedCall] {
    while !lanes.isClosed {
      let taken = lanes.takeReceived(count: count, bytes: bytes) { size(of: $0) }
      if !taken.isEmpty { return taken }
      await withCheckedContinuation { lanes.wait($0) }
    }
    return []
  }

  /// The next call with a bot, once there is one; nil once the queue is closed.
  ///
  /// - Parameter now: The time since a fixed moment.
  func nextFetched(at now: @Sendable () -> Duration) async -> QueuedCall? {
    while !lanes.isClosed {
      if let call = lanes.takeFetched(at: now()) { return call }
      await withCheckedContinuation { lanes.wait($0) }
    }
    return nil
  }

  func putBack(received calls: [QueuedCall]) { lanes.putBack(received: calls) }

  /// Those of some calls that are not worked off, in the same order.
  func unfinished(among calls: [QueuedCall]) -> [QueuedCall] { calls.filter(lanes.isOpen) }

  func delay(_ call: QueuedCall, until due: Duration) { lanes.delay(call, until: due) }

  func hold(_ call: QueuedCall, until end: Duration, now: Duration) -> Bool {
    lanes.hold(call, until: end, now: now)
  }

  func releaseDue(at now: Duration) { lanes.releaseDue(at: now) }

  /// Hands out no more calls; those that are left stay on disk.
  package func close() { lanes.close() }

  /// The number of calls that are not worked off, and when the oldest of them arrived.
  package var state: (count: Int, oldest: Instant?) { (lanes.count, lanes.oldest) }
}
