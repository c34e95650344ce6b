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
  /// What is to be done.
  public var actionItems: [ActionItem]
  /// The lists that are not empty.
  private var lists: [InsightSlot: [InsightValue]]
  /// Every other key, in the model's order.
  public var sections: [InsightSection]
  /// The turns in which parts of the insights were said, each text once; empty until evidence is
  /// looked for.
  ///
  /// The texts themselves have their turns too, see ``MarkdownText/evidence``.
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
    self.actionItems = []
    self.lists = [:]
    self.sections = []
    self.evidence = []
    self.received = received
  }

  /// The list of a slot, in which objects that share their keys are one table, see
  /// ``items(of:)``.
  ///
  /// The other slots have properties of their own: for them it is empty, and stays so.
  public subscript(slot: InsightSlot) -> [InsightValue] {
    get { lists[slot] ?? [] }
    set { lists[slot] = newValue.isEmpty || !slot.isList ? nil : newValue }
  }
}

extension Insights {
  /// What went well.
  public var strengths: [InsightValue] {
    get { self[.strengths] }
    set { self[.strengths] = newValue }
  }

  /// What did not.
  public var weaknesses: [InsightValue] {
    get { self[.weaknesses] }
    set { self[.weaknesses] = newValue }
  }

  /// What was decided.
  public var decisions: [InsightValue] {
    get { self[.decisions] }
    set { self[.decisions] = newValue }
  }

  /// What comes next.
  public var nextSteps: [InsightValue] {
    get { self[.nextSteps] }
    set { self[.nextSteps] = newValue }
  }

  /// What was talked about.
  public var topics: [InsightValue] {
    get { self[.topics] }
    set { self[.topics] = newValue }
  }
}
