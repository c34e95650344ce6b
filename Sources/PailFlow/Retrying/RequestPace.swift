import Synchronization

/// A rate limiter shared by all requests.
///
/// A token bucket enforces a rate if one is set. After a 429 (too many requests), all requests wait
/// for the time that the service asked for, and then follow each other with a gap, which doubles
/// with each further 429 and shrinks with each success. So the requests find the rate that the
/// service accepts instead of all coming back at once.
public final class RequestPace: Sendable {
  /// The maximum number of requests per second; nil for no limit.
  public let rate: Double?

  private struct Contents {
    /// The time at which the bucket has its next token.
    var nextToken = Duration.zero
    /// The time until which no request is made.
    var heldUntil = Duration.zero
    /// The earliest time for the next request because of the gap.
    var nextByGap = Duration.zero
    var gap = Duration.zero
    var lastRefusal: Duration?
    /// The end of the last long hold that was told.
    var toldUntil: Duration?
  }

  /// A hold as long as this is told.
  static let notableHold = Duration.seconds(10)

  private let contents = Mutex(Contents())

  /// Smaller gaps count as none.
  private static let smallestGap = Duration.milliseconds(5)
  private static let largestGap = Duration.seconds(1)

  /// Makes a rate limiter.
  public init(rate: Double? = nil) {
    self.rate = rate
  }

  /// Reserves the next turn.
  ///
  /// - Returns: How long to wait for the turn.
  func take(at now: Duration) -> Duration {
    contents.withLock { contents in
      var turn = max(now, contents.heldUntil)
      if let rate, rate > 0 {
        // The bucket holds the tokens of a tenth of a second, to make up for delays.
        let interval = Duration.seconds(1 / rate)
        let earliest = now - .milliseconds(100)
        contents.nextToken = max(contents.nextToken, earliest)
        turn = max(turn, contents.nextToken)
        contents.nextToken = max(contents.nextToken, turn - .milliseconds(100)) + interval
      }
      if contents.gap > .zero {
        turn = max(turn, contents.nextByGap)
        contents.nextByGap = turn + contents.gap
      }
      return turn - now
    }
  }

  /// Records a 429 (too many requests).
  ///
  /// - Returns: For how long requests are held now, if that is long and longer than was told before.
  @discardableResult
  func recordRefusal(at now: Duration, holding delay: Duration) -> Duration? {
    contents.withLock { contents in
      contents.heldUntil = max(contents.heldUntil, now + delay)
      contents.nextByGap = max(contents.nextByGap, contents.heldUntil)
      // Requests that were already under way at the first 429 carry no new information.
      if contents.lastRefusal.map({ now >= $0 + .milliseconds(100) }) ?? true {
        contents.lastRefusal = now
        contents.gap = min(max(contents.gap * 2, Self.smallestGap), Self.largestGap)
      }
      let told = max(contents.toldUntil ?? now, now)
      guard contents.heldUntil - told >= Self.notableHold else { return nil }
      contents.toldUntil = contents.heldUntil
      return contents.heldUntil - now
    }
  }

  func recordSuccess() {
    contents.withLock { contents in
      guard contents.gap > .zero else { return }
      contents.gap = contents.gap * 0.98
      if contents.gap < Self.smallestGap / 2 { contents.gap = .zero }
    }
  }
}
