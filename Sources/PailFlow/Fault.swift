/// An attempt that failed: why, and whether another one makes sense.
struct Fault: Error {
  /// Whether a request is made again.
  enum Repetition {
    /// It would fail the same way.
    case never
    /// It may be final, but also an outage.
    case sparingly
    /// It passes.
    case always
  }

  var error: PailFlowError
  let repetition: Repetition
  /// How long the service asked to wait.
  var retryAfter: Duration?

  init(_ error: PailFlowError, _ repetition: Repetition, retryAfter: Duration? = nil) {
    self.error = error
    self.repetition = repetition
    self.retryAfter = retryAfter
  }
}
