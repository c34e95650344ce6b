package import MeetingModel

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

  /// Those of some calls that are neither worked off nor put behind the others, in the same order.
  func unfinished(among calls: [QueuedCall]) -> [QueuedCall] {
    let delayed = lanes.delayedNumbers
    return calls.filter { lanes.isOpen($0) && !delayed.contains($0.number) }
  }

  /// Takes note that calls could not be worked off, because of this machine.
  func markStalled(_ calls: [QueuedCall]) { lanes.markStalled(calls) }

  /// Takes note that a call could not be worked off, because of this machine and this call alone.
  ///
  /// - Returns: How often that has happened, and the pause before it should be tried alone again.
  func stall(
    _ call: QueuedCall, at now: Duration
  ) -> (failures: Int, pause: Duration) { lanes.stall(call, at: now) }

  var hasTroubles: Bool { lanes.hasTroubles }

  func delay(_ call: QueuedCall, until due: Duration) { lanes.delay(call, until: due) }

  func noteFetched(at now: Duration) { lanes.noteFetched(at: now) }

  func putBack(
    fetched call: QueuedCall, begun: Duration, at now: Duration, concernsAll: Bool, isOld: Bool
  ) -> FailedFetch {
    lanes.putBack(
      fetched: call, begun: begun, at: now, concernsAll: concernsAll, isOld: isOld)
  }

  func putBack(refused call: QueuedCall, at now: Duration, isOld: Bool) -> FailedFetch {
    lanes.putBack(refused: call, at: now, isOld: isOld)
  }

  func releaseDue(at now: Duration) { lanes.releaseDue(at: now) }

  /// Hands out no more calls; those that are left stay on disk.
  package func close() { lanes.close() }

  /// The number of calls that are not worked off, when the oldest of them arrived, and how many of
  /// them could not be worked off when that was last tried, because of this machine.
  package var state: (count: Int, oldest: Instant?, stalled: Int) {
    (lanes.count, lanes.oldest, lanes.stalledCount)
  }
}
