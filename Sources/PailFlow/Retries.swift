/// How often a request was made again, and why.
struct Retries {
  /// How often in all.
  private(set) var count = 0
  /// How often of these by the number of retries that the policy has.
  private var counted = 0
  private var sparing = 0
  private var paced = 0

  /// Decides whether a request is made once more, and counts it then.
  ///
  /// - Parameters:
  ///   - fault: Why it failed this time.
  ///   - outage: How long no request has gone well, if that looks like an outage.
  ///   - policy: What is allowed.
  mutating func mayRepeat(after fault: Fault, outage: Duration?, _ policy: RetryPolicy) -> Bool {
    guard fault.repetition != .never, policy.retries > 0 else { return false }
    if fault.error.statusCode == 429, let paceRetries = policy.paceRetries {
      guard paced < paceRetries else { return false }
      paced += 1
    } else if fault.repetition == .always, let outage, outage < policy.outageLimit {
      // It is the service that fails and not this request.
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
