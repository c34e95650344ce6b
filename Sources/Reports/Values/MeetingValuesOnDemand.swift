internal import Mustache
internal import Synchronization

/// The values of a meeting under the names of ``MeetingValues/table``, each created on first use.
final class MeetingValuesOnDemand: Sendable {
  private let subject: MeetingValues.Subject
  private let context: ValueContext
  private let made: Mutex<[Value?]>

  init(_ subject: MeetingValues.Subject, in context: ValueContext) {
    self.subject = subject
    self.context = context
    made = Mutex(Array(repeating: nil, count: MeetingValues.table.members.count))
  }

  func value(_ slot: Int) -> Value {
    if let value = made.withLock({ $0[slot] }) { return value }
    let value = MeetingValues.table.value(of: subject, slot: slot, in: context)
    made.withLock { $0[slot] = value }
    return value
  }
}
