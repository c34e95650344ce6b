internal import JSONDocument
internal import MeetingModel

/// Collects the warnings about an answer, up to a limit.
struct WarningCollector {
  /// The maximum number of warnings of a meeting.
  static let limit = 100

  private var collected: [Warning] = []
  private var omitted = 0

  /// Adds a warning: a sentence without a full stop, and the path in the answer that it applies to.
  mutating func add(_ message: String, at path: JSONPointer? = nil) {
    guard collected.count < Self.limit else {
      omitted += 1
      return
    }
    collected.append(Warning(message, at: path?.text))
  }

  /// All warnings; if there were too many, the last one says how many were left out.
  var warnings: [Warning] {
    guard omitted > 0 else { return collected }
    return collected + [Warning("\(omitted) more of this answer's oddities are not listed")]
  }
}
