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
