import Synchronization

/// How fast all requests together may follow one another.
///
/// A bucket of tokens keeps to a rate, if one is set. Where the service answers that it is asked too
/// often (429), all requests hold until the time that it asked for is over, and then follow one
/// another with a gap that doubles with each such answer and shrinks with each success: so that many
/// requests find the rate that the service bears, instead of all coming back at once.
public final class RequestPace: Sendable {
  /// How many requests are made a second at most; nil for any number.
  public let rate: Double?

  private struct Contents {
    /// When the next token of the bucket is there.
    var nextToken = Duration.zero
    /// Until when nothing is asked.
    var heldUntil = Duration.zero
    /// When the next request may be made, by the gap.
    var nextByGap = Duration.zero
    var gap = Duration.zero
    var lastRefusal: Duration?
  }

  private let contents = Mutex(Contents())

  /// A gap below this is none.
  private static let smallestGap = Duration.milliseconds(5)
  /// The gap that one refusal leads to at most.
  private static let largestGap = Duration.seconds(1)

  /// Makes a pace.
  ///
  /// - Parameter rate: How many requests are made a second at most; nil for any number.
  public init(rate: Double? = nil) {
    self.rate = rate
  }

  /// Takes the next turn.
  ///
  /// - Parameter now: The time since some fixed moment.
  /// - Returns: How long to wait for it.
  func take(at now: Duration) -> Duration {
    contents.withLock { contents in
      var turn = max(now, contents.heldUntil)
      if let rate, rate > 0 {
        // The bucket holds what comes in a tenth of a second, so that a delay is made up for.
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

  /// Takes note that the service was asked too often.
  ///
  /// - Parameters:
  ///   - now: The time since some fixed moment.
  ///   - delay: How long nothing is to be asked.
  func recordRefusal(at now: Duration, holding delay: Duration) {
    contents.withLock { contents in
      contents.heldUntil = max(contents.heldUntil, now + delay)
      contents.nextByGap = max(contents.nextByGap, contents.heldUntil)
      // What was under way already when the first one was refused says nothing new.
      if let last = contents.lastRefusal, now < last + .milliseconds(100) { return }
      contents.lastRefusal = now
      contents.gap = min(max(contents.gap * 2, Self.smallestGap), Self.largestGap)
    }
  }

  /// Takes note that a request went well.
  func recordSuccess() {
    contents.withLock { contents in
      guard contents.gap > .zero else { return }
      contents.gap = contents.gap * 0.98
      if contents.gap < Self.smallestGap / 2 { contents.gap = .zero }
    }
  }
}
