/// The parts of the insights that are known by name.
enum InsightSlot: String, CaseIterable {
  case title
  case summary
  case overallScore = "overall_score"
  case competencyScores = "competency_scores"
  case strengths
  case weaknesses
  case questionAssessments = "question_assessments"
  case actionItems = "action_items"
  case decisions
  case nextSteps = "next_steps"
  case topics

  /// The slot of a key, in whatever style the key is written: `action_items`, `actionItems`,
  /// `Action Items`.
  init?(key: String) {
    self.init(rawValue: SectionTitle.snakeCase(key))
  }
}
