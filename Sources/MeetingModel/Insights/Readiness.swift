/// Something missing from a meeting.
///
/// The raw value is the name in JSON Lines and must not change.
public enum Readiness: String, Sendable, Hashable, CaseIterable {
  /// There is no transcript.
  case noTranscript = "no_transcript"
  /// There are no insights.
  case noInsights = "no_insights"
  /// The insights only say that the analysis was not available.
  case placeholderInsights = "placeholder_insights"
  /// The only question is the service's fallback, whose answer repeats the transcript.
  case fallbackQuestions = "fallback_qa"
}
