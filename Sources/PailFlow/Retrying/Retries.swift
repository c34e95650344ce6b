/// How often a request was made again, and why.
struct Retries {
  /// How often in all.
  private(set) var count = 0
  /// How often of these by the number of retries that the policy has.
  private var counted = 0
  private var sparing = 0
  private var paced = 0
  private var attemptStart = Duration.zero
  private var lastFault: Duration?
  private var previousFault: Duration?

  /// When the request failed the last time but one, or the only attempt began: a good answer about
  /// something else since then shows that the last failure was not the service's.
  var evidenceStart: Duration { previousFault ?? attemptStart }

  /// Takes note that the request is made.
  mutating func begin(at now: Duration) {
    attemptStart = now
  }

  /// Takes note that the request failed.
  mutating func recordFault(at now: Duration) {
    previousFault = lastFault
    lastFault = now
  }

  /// Decides whether a request is made once more, and counts it then.
  ///
  /// - Parameters:
  ///   - fault: Why it failed this time.
  ///   - policy: What is allowed.
  mutating func mayRepeat(after fault: Fault, _ policy: RetryPolicy) -> Bool {
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
