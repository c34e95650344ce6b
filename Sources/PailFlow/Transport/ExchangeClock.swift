import Synchronization

/// How long a request may still take.
///
/// What the client itself waits for, such as room in memory, does not count.
final class ExchangeClock: Sendable {
  /// Which time is over.
  enum Expiry {
    /// Nothing has come for too long.
    case silence
    /// All of it takes too long.
    case total
  }

  private struct Contents {
    var lastActivity: ContinuousClock.Instant
    var end: ContinuousClock.Instant
    var pauseStart: ContinuousClock.Instant?
  }

  private let limits: Timeouts
  private let contents: Mutex<Contents>

  init(_ limits: Timeouts) {
    self.limits = limits
    let now = ContinuousClock.now
    contents = Mutex(Contents(lastActivity: now, end: now + limits.total))
  }

  /// Notes that something came.
  func touch() {
    let now = ContinuousClock.now
    contents.withLock { $0.lastActivity = now }
  }

  /// Does something that takes none of the request's time.
  func paused<Result>(_ work: () async throws -> Result) async rethrows -> Result {
    let start = ContinuousClock.now
    contents.withLock { $0.pauseStart = start }
    defer {
      let now = ContinuousClock.now
      contents.withLock { contents in
        contents.pauseStart = nil
        contents.lastActivity = now
        contents.end += now - start
      }
    }
    return try await work()
  }

  /// The time until there is something to look at again; nil, and which time is over, at the end.
  func remaining() -> (time: Duration?, expiry: Expiry) {
    let now = ContinuousClock.now
    return contents.withLock { contents in
      guard contents.pauseStart == nil else { return (limits.silence, .silence) }
      let (total, silence) = (contents.end - now, contents.lastActivity + limits.silence - now)
      let (least, expiry): (Duration, Expiry) =
        total < silence ? (total, .total) : (silence, .silence)
      return (least > .zero ? least : nil, expiry)
    }
  }
}
