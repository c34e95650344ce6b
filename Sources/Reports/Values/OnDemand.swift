internal import Synchronization

/// A value that is created on first use, and cached.
final class OnDemand<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)

  /// The value, created by a closure that must give the same result for every caller.
  func value(_ make: () -> Value) -> Value {
    if let value = made.withLock({ $0 }) { return value }
    let value = make()
    made.withLock { $0 = value }
    return value
  }
}
