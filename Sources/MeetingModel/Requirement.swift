/// A part of a meeting that a command requires (`--require`).
///
/// The raw value is the name on the command line.
public enum Requirement: String, Sendable, Hashable, CaseIterable {
  /// The transcript.
  case transcript
  /// At least one question with its answer.
  case questions = "qa"
  /// Insights that are not a placeholder.
  case insights

  /// Whether the meeting has the part.
  public func isMet(by meeting: Meeting) -> Bool {
    switch self {
    case .transcript: !meeting.readiness.contains(.noTranscript)
    case .questions: !meeting.questions.isEmpty
    case .insights:
      !meeting.readiness.contains { $0 == .noInsights || $0 == .placeholderInsights }
    }
  }

  /// The name of the part in messages.
  public var words: String {
    switch self {
    case .transcript: "transcript"
    case .questions: "questions and answers"
    case .insights: "insights"
    }
  }
}
