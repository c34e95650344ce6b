internal import MeetingModel

extension Meeting {
  /// Whether there is nothing to make notes of.
  var isWithoutResults: Bool {
    transcript == nil && questions.isEmpty && insights == nil
  }

  /// Whether there is more in it than that the bot failed.
  var hasNotes: Bool { status != .failed || !isWithoutResults }

  /// What the service says of a bot that failed.
  var failureInWords: String {
    guard let error else { return "the bot failed, and the service does not say why" }
    return "the bot failed: \(error)"
  }

  /// What a meeting lacks of what is required: `the answer has no insights`; nil if nothing.
  func lackInWords(of requirements: Set<Requirement>, subject: String = "the answer") -> String? {
    let missing = Requirement.allCases.filter { requirements.contains($0) && !$0.isMet(by: self) }
    guard !missing.isEmpty else { return nil }
    return "\(subject) has no \(missing.map(\.words).joined(separator: " and no "))"
  }
}
