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

/// A task for someone to do.
public struct ActionItem: Sendable, Hashable {
  /// The task.
  public var task: InsightValue
  /// The person responsible: untrusted plain text.
  public var owner: String?
  /// The due date in the model's words: untrusted plain text.
  public var due: String?
  /// Whether the model marked the item as done.
  public var isDone: Bool
  /// Other details from the model, as titled sections in the model's order.
  public var details: [InsightSection]

  /// Makes an action item.
  public init(
    task: InsightValue, owner: String? = nil, due: String? = nil, isDone: Bool = false,
    details: [InsightSection] = []
  ) {
    self.task = task
    self.owner = owner
    self.due = due
    self.isDone = isDone
    self.details = details
  }
}

/// The turns in which part of the insights was said.
public struct InsightEvidence: Sendable, Hashable {
  /// The first location of the text in the insights as received, as a JSON Pointer (RFC 6901); nil
  /// if it is part of a longer text there.
  public var path: String?
  /// The text that was searched for.
  public var text: String
  /// The turn indexes, one-based and ascending; never empty.
  public var turns: [Int]

  /// Makes an evidence record.
  public init(path: String?, text: String, turns: [Int]) {
    self.path = path
    self.text = text
    self.turns = turns
  }
}
