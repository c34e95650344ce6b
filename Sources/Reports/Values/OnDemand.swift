internal import Synchronization

/// Something that is made when it is first asked for, and kept.
final class OnDemand<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)

  /// The thing; made by a function that is to give the same whoever asks.
  func value(_ make: () -> Value) -> Value {
    if let value = made.withLock({ $0 }) { return value }
    let value = make()
    made.withLock { $0 = value }
    return value
  }
}
