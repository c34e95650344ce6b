public import MeetingModel

/// Something that notes may be required to have.
///
/// The raw value is the name on the command line and must not change.
public enum Requirement: String, Sendable, Hashable, CaseIterable {
  /// A transcript.
  case transcript
  /// Insights that are more than a placeholder.
  case insights
  /// At least one question.
  case questions = "qa"

  /// Whether a meeting has it.
  public func isMet(by meeting: Meeting) -> Bool {
    switch self {
    case .transcript: !meeting.readiness.contains(.noTranscript)
    case .insights:
      !meeting.readiness.contains(.noInsights)
        && !meeting.readiness.contains(.placeholderInsights)
    case .questions: !meeting.questions.isEmpty
    }
  }

  /// The thing in words.
  var name: String {
    switch self {
    case .transcript: "transcript"
    case .insights: "insights"
    case .questions: "questions and answers"
    }
  }
}
