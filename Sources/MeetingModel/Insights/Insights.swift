public import JSONDocument

/// What the service's analysis found: the parts that are known by name in slots of their own,
/// and everything else as titled sections in the model's own order.
///
/// Placeholders are not in the slots: an overall score of 0 with nothing beside it, or lists that
/// only say that the analysis is pending, leave their slots empty.
public struct Insights: Sendable, Hashable {
  /// The insights' own title for the meeting.
  public var title: String?
  /// The summary, of whatever shape.
  public var summary: InsightValue?
  /// The overall score, 0 to 10.
  public var overallScore: Score?
  /// The scores by competency, in the model's order.
  public var competencies: [Competency]
  /// What went well.
  public var strengths: [InsightValue]
  /// What did not.
  public var weaknesses: [InsightValue]
  /// What is to be done.
  public var actionItems: [ActionItem]
  /// What was decided.
  public var decisions: [InsightValue]
  /// What comes next.
  public var nextSteps: [InsightValue]
  /// What was talked about.
  public var topics: [InsightValue]
  /// Every other key, in the model's order.
  public var sections: [InsightSection]
  /// The turns in which parts of the insights were said; empty until evidence is looked for.
  public var evidence: [InsightEvidence]
  /// The insights as received, order and number spelling kept, placeholders too; only the names of
  /// speakers are others where a caller gave them other names.
  public var received: JSONValue

  /// Makes insights with nothing in their slots.
  public init(received: JSONValue) {
    self.title = nil
    self.summary = nil
    self.overallScore = nil
    self.competencies = []
    self.strengths = []
    self.weaknesses = []
    self.actionItems = []
    self.decisions = []
    self.nextSteps = []
    self.topics = []
    self.sections = []
    self.evidence = []
    self.received = received
  }
}
