import Synchronization

/// A limit on the retries of all requests: a token bucket from which each retry takes a token.
///
/// Tokens are refilled over time, and faster while requests succeed. A retry waits for its token,
/// and never fails for lack of one. So a service that is down gets requests at a steady, low rate,
/// however many are under way.
public final class RetryBudget: Sendable {
  /// The maximum and initial number of tokens.
  public let capacity: Double
  /// The number of tokens refilled per second.
  public let refill: Double
  /// The number of tokens added for each success.
  public let deposit: Double

  private struct Contents {
    var tokens: Double
    var updated: Duration?
  }

  private let contents: Mutex<Contents>

  /// Makes a full bucket.
  public init(capacity: Double = 50, refill: Double = 10, deposit: Double = 0.5) {
    self.capacity = capacity
    self.refill = max(refill, 0.001)
    self.deposit = deposit
    self.contents = Mutex(Contents(tokens: capacity))
  }

  /// Takes a token, possibly one that is yet to come.
  ///
  /// - Returns: How long to wait for the token.
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

  /// Adds the tokens for a success.
  func recordSuccess() {
    contents.withLock { contents in
      contents.tokens = min(capacity, contents.tokens + deposit)
    }
  }
}
