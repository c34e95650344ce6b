import Synchronization

/// The deadline of a request, which the client's own waits, such as for memory, extend.
final class RequestDeadline: Sendable {
  /// The limit that was exceeded.
  enum Expiry {
    /// Nothing was received for too long.
    case silence
    /// The request took too long in all.
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

  /// Records that something was received.
  func touch() {
    let now = ContinuousClock.now
    contents.withLock { $0.lastActivity = now }
  }

  /// Runs a closure whose time does not count.
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

  /// The time until the next check, nil once a limit is exceeded, and the limit that applies.
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

/// The time limits of a request.
public struct Timeouts: Sendable, Hashable {
  /// The limit for connecting, including a proxy tunnel and TLS.
  public var connect: Duration
  /// The limit for receiving nothing.
  public var silence: Duration
  /// The limit for the whole request, including redirects.
  public var total: Duration

  /// Makes limits.
  public init(
    connect: Duration = .seconds(10), silence: Duration = .seconds(30),
    total: Duration = .seconds(120)
  ) {
    self.connect = connect
    self.silence = silence
    self.total = total
  }
}
