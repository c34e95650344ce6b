internal import MeetingModel

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

    var count: Int { calls.count - first }

    mutating func removeAll(where isRemoved: (QueuedCall) -> Bool) {
      calls = calls[first...].filter { !isRemoved($0) }
      first = 0
    }

    mutating func removeNext() {
      first += 1
      guard first >= 1_024, 2 * first >= calls.count else { return }
      calls.removeFirst(first)
      first = 0
    }
  }

  /// The shortest pause before a bot is asked about again of which the service does not tell.
  private static let refusalPause = Duration.seconds(60)
  /// For how long a call is tried after its first failure, however old it is.
  private static let leastPatience = Duration.seconds(600)

  private var received = Line()
  private var fetched = Line()
  private var delayed: [Delayed] = []
  /// The calls that are not worked off yet, by number.
  private var open: [Int: QueuedCall] = [:]
  /// All calls in the order of arrival; the first one is not worked off yet.
  private var arrived = Line()
  /// What was tried in vain with calls, by number.
  private var troubles: [Int: CallTrouble] = [:]
  /// The numbers of calls that could not be worked off for a reason of this machine.
  private var stalled: Set<Int> = []
  /// When the service may be asked again.
  private var outlook = FetchOutlook()
  private(set) var isClosed = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ calls: [QueuedCall]) { add(calls) }

  /// The number of calls that are not worked off.
  var count: Int { open.count }

  /// When the oldest of them arrived.
  var oldest: Instant? { arrived.next?.receivedAt }

  /// The number of calls that could not be worked off when that was last tried, because of this
  /// machine: they cannot be read, or their notes not be written.
  var stalledCount: Int { stalled.count }

  /// Whether calls were tried in vain that are not worked off yet, so that later ones may overtake them.
  var hasTroubles: Bool { !troubles.isEmpty }

  /// Whether a call is not worked off.
  func isOpen(_ call: QueuedCall) -> Bool { open[call.number] != nil }

  /// Takes new calls, in the order of arrival.
  mutating func add(_ calls: [QueuedCall]) {
    for call in calls {
      open[call.number] = call
      arrived.append(call)
      if call.bot == nil { received.append(call) } else { fetched.append(call) }
    }
    wake()
  }

  /// Forgets a call that is worked off.
  mutating func close(_ call: QueuedCall) {
    open[call.number] = nil
    troubles[call.number] = nil
    stalled.remove(call.number)
    while let next = arrived.next, !isOpen(next) { arrived.removeNext() }
    // One that is open for long must not keep all that are closed behind it.
    if arrived.count > 2 * open.count + 1_024 {
      arrived.removeAll { [open] in open[$0.number] == nil }
    }
  }

  /// Ends the wait of everybody, for good.
  mutating func close() {
    isClosed = true
    wake()
  }

  /// Takes note that calls could not be worked off, because of this machine.
  mutating func markStalled(_ calls: [QueuedCall]) {
    for call in calls where isOpen(call) { stalled.insert(call.number) }
  }

  /// The numbers of calls that are to be tried again at a time of their own.
  var delayedNumbers: Set<Int> { Set(delayed.map(\.call.number)) }

  /// Takes note that a call could not be worked off, because of this machine and this call alone.
  ///
  /// - Returns: How often that has happened, and the pause before it should be tried alone again.
  mutating func stall(_ call: QueuedCall, at now: Duration) -> (failures: Int, pause: Duration) {
    markStalled([call])
    return noteTrouble(with: call, at: now)
  }

  private mutating func noteTrouble(
    with call: QueuedCall, at now: Duration
  ) -> (failures: Int, pause: Duration) {
    var trouble = troubles[call.number] ?? CallTrouble(begun: now)
    trouble.failures += 1
    let pause = trouble.backOff.next()
    troubles[call.number] = trouble
    return (trouble.failures, pause)
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

  /// Puts a call behind the others of its lane, once a time has come.
  mutating func delay(_ call: QueuedCall, until due: Duration) {
    delayed.append(Delayed(call: call, due: due))
  }

  /// Makes calls available whose time has come.
  mutating func releaseDue(at now: Duration) {
    let due = delayed.filter { $0.due <= now }
    delayed.removeAll { $0.due <= now }
    for call in due.map(\.call) {
      if call.bot == nil { received.append(call) } else { fetched.append(call) }
    }
    if !due.isEmpty || (now >= outlook.heldUntil && fetched.next != nil) { wake() }
  }

  // MARK: Calls whose results are fetched

  /// The next call with a bot; nil if there is none that is due.
  mutating func takeFetched(at now: Duration) -> QueuedCall? {
    guard now >= outlook.heldUntil, let call = fetched.next else { return nil }
    fetched.removeNext()
    return call
  }

  /// Takes note that the service has told of a bot, so that others can be asked about at once.
  mutating func noteFetched(at now: Duration) {
    outlook.noteSuccess(at: now)
    wake()
  }

  /// Puts a call back, or not, whose results could not be fetched.
  ///
  /// - Parameters:
  ///   - begun: When the service was asked.
  ///   - now: The time.
  ///   - concernsAll: Whether the same would happen to all others.
  ///   - isOld: Whether it has been tried long enough, if others fared better.
  mutating func putBack(
    fetched call: QueuedCall, begun: Duration, at now: Duration, concernsAll: Bool, isOld: Bool
  ) -> FailedFetch {
    let isHeldAlready = now < outlook.heldUntil
    let hold = outlook.noteFailure(
      of: call.bot, begun: begun, at: now, concernsAll: concernsAll)
    if concernsAll {
      fetched.putBack([call])
    } else {
      let (_, pause) = noteTrouble(with: call, at: now)
      if isOld, wasTried(call, at: now), let success = outlook.lastSuccess,
        success > troubles[call.number]?.begun ?? now
      {
        return .hopeless
      }
      delay(call, until: now + pause)
      if hold == nil, !isHeldAlready { return .delayed(pause) }
    }
    return hold.map { .held($0) } ?? .heldAlready
  }

  /// Puts a call behind the others whose bot the service does not tell of, unless that was tried long
  /// enough.
  ///
  /// - Parameters:
  ///   - now: The time.
  ///   - isOld: Whether the call came long enough ago.
  mutating func putBack(refused call: QueuedCall, at now: Duration, isOld: Bool) -> FailedFetch {
    let pause = max(noteTrouble(with: call, at: now).pause, Self.refusalPause)
    guard !isOld || !wasTried(call, at: now) else { return .hopeless }
    delay(call, until: now + pause)
    return .delayed(pause)
  }

  /// Whether a call has failed here for some time, besides having come long ago: the server may have
  /// been stopped for days, or the clock have been set.
  private func wasTried(_ call: QueuedCall, at now: Duration) -> Bool {
    troubles[call.number].map { now - $0.begun >= Self.leastPatience } ?? false
  }
}
