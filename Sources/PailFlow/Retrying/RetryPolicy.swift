/// How often, and after which delays, a failed request is retried.
public struct RetryPolicy: Sendable, Hashable {
  /// The maximum number of retries per request.
  public var retries: Int
  /// The maximum number of these after a probably final answer: a 404, or a 401 in an outage.
  public var sparingRetries: Int
  /// The maximum number of additional retries after a 429 (too many requests), which is caused by
  /// the pace of all requests; nil to count a 429 like any other failure.
  public var paceRetries: Int?
  /// How long to wait for the end of an outage of the service once ``retries`` are used up (see
  /// ``ServiceWatch``); zero not to wait.
  public var outageLimit: Duration
  /// The maximum delay before the first retry; it doubles for each further one.
  public var base: Duration
  /// The maximum delay before any retry.
  public var cap: Duration
  /// The maximum delay that the service may ask for with `Retry-After`.
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

  /// The delay before a retry: random from zero to the current maximum ("full jitter"), so that
  /// clients that failed together do not come back together.
  ///
  /// See Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
  ///
  /// - Parameters:
  ///   - retry: The number of the retry, from 1.
  ///   - retryAfter: The delay that the service asked for, which is added up to its own cap.
  ///   - random: A random number from 0 up to, but not including, 1.
  func delay(before retry: Int, retryAfter: Duration?, random: Double) -> Duration {
    // At 2^30, any sensible base exceeds the cap.
    let longest = min(cap, base * (1 << min(retry - 1, 30)))
    return min(retryAfter ?? .zero, retryAfterCap) + longest * random
  }
}

/// The retries of one request.
struct Retries {
  /// The number of retries.
  private(set) var count = 0
  /// The number that counts against ``RetryPolicy/retries``.
  private var counted = 0
  private var sparing = 0
  private var paced = 0
  /// The start of the last attempt.
  private(set) var attemptStart = Duration.zero
  private var lastFault: Duration?
  private var previousFault: Duration?

  /// The time of the last failure but one, or the start of the only attempt: a good answer to a
  /// request that began since then shows that the last failure was not the service's.
  var evidenceStart: Duration { previousFault ?? attemptStart }

  /// Records the start of an attempt.
  mutating func begin(at now: Duration) {
    attemptStart = now
  }

  /// Records a failed attempt.
  mutating func recordFault(at now: Duration) {
    previousFault = lastFault
    lastFault = now
  }

  /// Decides whether to retry the request, and counts the retry.
  mutating func mayRepeat(after fault: RequestFailure, _ policy: RetryPolicy) -> Bool {
    guard fault.repetition != .never, policy.retries > 0 else { return false }
    if fault.error.statusCode == 429, let paceRetries = policy.paceRetries {
      guard paced < paceRetries else { return false }
      paced += 1
    } else {
      guard counted < policy.retries else { return false }
      if fault.repetition == .sparingly {
        guard sparing < policy.sparingRetries else { return false }
        sparing += 1
      }
      counted += 1
    }
    count += 1
    return true
  }
}
