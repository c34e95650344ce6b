public import JSONDocument

/// The results of the service's analysis: known parts in slots of their own, and everything else as
/// titled sections in the model's order.
///
/// Placeholders are not in the slots: an overall score of 0 with nothing beside it, or lists that
/// only say that the analysis is pending, leave their slots empty.
public struct Insights: Sendable, Hashable {
  /// The title that the insights give the meeting.
  public var title: String?
  /// The summary, in any shape.
  public var summary: InsightValue?
  /// The overall score, 0 to 10.
  public var overallScore: Score?
  /// The scores by competency, in the model's order.
  public var competencies: [Competency] = []
  /// The action items.
  public var actionItems: [ActionItem] = []
  /// The lists that are not empty.
  private var lists: [InsightSlot: [InsightValue]] = [:]
  /// All other keys, in the model's order.
  public var sections: [InsightSection] = []
  /// The turns in which parts of the insights were said, with each text listed once; empty until
  /// evidence has been searched for.
  ///
  /// The texts themselves also hold their turns; see ``MarkdownText/evidence``.
  public var evidence: [InsightEvidence] = []
  /// The insights as received, including placeholders, with order and number spelling preserved;
  /// only speaker names are replaced where the caller supplied other names.
  public var received: JSONValue

  /// Makes insights with empty slots.
  public init(received: JSONValue) {
    self.received = received
  }

  /// The list of a slot, in which objects with the same keys form one table; see ``items(of:)``.
  ///
  /// The other slots have properties of their own: for them this list is always empty.
  public subscript(slot: InsightSlot) -> [InsightValue] {
    get { lists[slot] ?? [] }
    set { lists[slot] = newValue.isEmpty || !slot.isList ? nil : newValue }
  }

  /// The strengths.
  public var strengths: [InsightValue] {
    get { self[.strengths] }
    set { self[.strengths] = newValue }
  }

  /// The weaknesses.
  public var weaknesses: [InsightValue] {
    get { self[.weaknesses] }
    set { self[.weaknesses] = newValue }
  }

  /// The decisions.
  public var decisions: [InsightValue] {
    get { self[.decisions] }
    set { self[.decisions] = newValue }
  }

  /// The next steps.
  public var nextSteps: [InsightValue] {
    get { self[.nextSteps] }
    set { self[.nextSteps] = newValue }
  }

  /// The topics discussed.
  public var topics: [InsightValue] {
    get { self[.topics] }
    set { self[.topics] = newValue }
  }
}
