internal import JSONDocument
internal import MeetingModel

/// Collects what is odd in an answer, up to a limit.
struct WarningCollector {
  /// The most warnings of one meeting.
  static let limit = 100

  private var collected: [Warning] = []
  private var omitted = 0

  /// Adds a warning: a sentence without a full stop, and where in the answer it applies.
  mutating func add(_ message: String, at path: JSONPointer? = nil) {
    guard collected.count < Self.limit else {
      omitted += 1
      return
    }
    collected.append(Warning(message, at: path?.text))
  }

  /// All warnings; the last one says how many more there are.
  var warnings: [Warning] {
    guard omitted > 0 else { return collected }
    return collected + [Warning("\(omitted) more of this answer's oddities are not listed")]
  }
}
