/// How often and after how long a request that failed is made again.
public struct RetryPolicy: Sendable, Hashable {
  /// How many times a request is made again at most.
  public var retries: Int
  /// How many times of these after an answer that is more likely final than not: a 404, and a 401
  /// that may be an outage.
  public var sparingRetries: Int
  /// How many times a request is made again, beside ``retries``, after the service said that it is
  /// asked too often (429): what is at fault then is the pace of all requests; nil where it counts
  /// like any fault.
  public var paceRetries: Int?
  /// How long an outage of the service is waited for, beside ``retries`` (see ``ServiceWatch``); zero
  /// where a request fails once its retries are used up, whatever the reason.
  public var outageLimit: Duration
  /// The longest wait before the first retry; it doubles with each one.
  public var base: Duration
  /// The longest wait before any retry.
  public var cap: Duration
  /// The longest wait that the service may ask for with `Retry-After`.
  public var retryAfterCap: Duration

  /// Makes a policy.
  public init(
    retries: Int = 5, sparingRetries: Int = 2, paceRetries: Int? = nil,
    outageLimit: Duration = .zero, base: Duration = .milliseconds(500),
    cap: Duration = .seconds(20), retryAfterCap: Duration = .seconds(300)
  ) {
    self.retries = retries
    self.sparingRetries = sparingRetries
    self.paceRetries = paceRetries
    self.outageLimit = outageLimit
    self.base = base
    self.cap = cap
    self.retryAfterCap = retryAfterCap
  }

  /// The wait before a retry: any time from nothing to the cap ("full jitter"), so that many
  /// clients that failed together do not come back together.
  ///
  /// See Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
  ///
  /// - Parameters:
  ///   - retry: Which retry it is, from 1.
  ///   - retryAfter: What the service asked for; the wait is that much longer, up to the cap.
  ///   - random: A number from 0 up to 1.
  func delay(before retry: Int, retryAfter: Duration?, random: Double) -> Duration {
    // Past 2^30 every sensible base is beyond the cap.
    let longest = min(cap, base * (1 << min(retry - 1, 30)))
    return min(retryAfter ?? .zero, retryAfterCap) + longest * random
  }
}
