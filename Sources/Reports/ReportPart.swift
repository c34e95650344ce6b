/// A part of the notes that can be left out.
///
/// The raw value is the name on the command line. In JSON Lines ``transcript``, ``questions`` and
/// ``insights`` empty what they name; the other parts lie inside the insights, which that format
/// keeps as received, and ``footer`` is no part of it.
public enum ReportPart: String, Sendable, Hashable, CaseIterable {
  /// What was said. Who spoke, and how much, stays.
  case transcript
  /// The questions with their answers and assessments.
  case questions
  /// Everything that the service's analysis found.
  case insights
  /// The summary.
  case summary
  /// What is to be done.
  case actionItems = "action_items"
  /// What was decided.
  case decisions
  /// What comes next.
  case nextSteps = "next_steps"
  /// The overall score, the scores by competency and those of the answers.
  case scores
  /// What went well.
  case strengths
  /// What did not.
  case weaknesses
  /// What was talked about.
  case topics
  /// The further sections of the insights.
  case sections
  /// The foot of a page: the bot's ID and the address of the room.
  case footer
}
