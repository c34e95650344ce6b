import Synchronization

/// How many retries all requests together may make: a bucket of tokens, of which each retry takes
/// one.
///
/// Tokens come back with time, and faster while requests succeed. Where none is left a retry waits
/// for its token; it never fails for want of one. So a service that is down is asked at a steady,
/// low rate, however many requests are under way.
public final class RetryBudget: Sendable {
  /// How many tokens there are at most, and at the beginning.
  public let capacity: Double
  /// How many tokens come back a second.
  public let refill: Double
  /// How many tokens come back with each success.
  public let deposit: Double

  private struct Contents {
    var tokens: Double
    var updated: Duration?
  }

  private let contents: Mutex<Contents>

  /// Makes a full bucket.
  ///
  /// - Parameters:
  ///   - capacity: How many tokens there are at most.
  ///   - refill: How many tokens come back a second; more than 0.
  ///   - deposit: How many tokens come back with each success.
  public init(capacity: Double = 50, refill: Double = 10, deposit: Double = 0.5) {
    self.capacity = capacity
    self.refill = max(refill, 0.001)
    self.deposit = deposit
    self.contents = Mutex(Contents(tokens: capacity))
  }

  /// Takes a token, at once or from the future.
  ///
  /// - Parameter now: The time since some fixed moment.
  /// - Returns: How long to wait until the token is there.
  func take(at now: Duration) -> Duration {
    contents.withLock { contents in
      if let updated = contents.updated, now > updated {
        contents.tokens = min(capacity, contents.tokens + (now - updated) / .seconds(1) * refill)
      }
      contents.updated = max(now, contents.updated ?? now)
      contents.tokens -= 1
      return contents.tokens >= 0 ? .zero : .seconds(-contents.tokens / refill)
    }
  }

  /// Puts back what a success is worth.
  func recordSuccess() {
    contents.withLock { contents in
      contents.tokens = min(capacity, contents.tokens + deposit)
    }
  }
}
