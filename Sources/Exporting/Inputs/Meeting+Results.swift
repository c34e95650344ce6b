package import MeetingModel

extension Meeting {
  /// Whether there is nothing to make notes from.
  var isWithoutResults: Bool {
    transcript == nil && questions.isEmpty && insights == nil
  }

  /// Whether the meeting holds more than the failure of its bot.
  package var hasNotes: Bool { status != .failed || !isWithoutResults }

  /// The service's explanation of why the bot failed.
  var failureInWords: String {
    guard let error else { return "the bot failed, and the service does not say why" }
    return "the bot failed: \(error)"
  }

  /// The required parts that the meeting lacks, as in `the answer has no insights`; nil if none.
  package func lackInWords(of requirements: Set<Requirement>, subject: String = "the answer")
    -> String?
  {
    let missing = Requirement.allCases.filter { requirements.contains($0) && !$0.isMet(by: self) }
    guard !missing.isEmpty else { return nil }
    return "\(subject) has no \(missing.map(\.words).joined(separator: " and no "))"
  }
}
