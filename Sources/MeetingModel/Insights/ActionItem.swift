/// Something that someone is to do.
public struct ActionItem: Sendable, Hashable {
  /// What is to be done.
  public var task: InsightValue
  /// Who does it: untrusted plain text.
  public var owner: String?
  /// By when, in the model's words: untrusted plain text.
  public var due: String?
  /// Whether the model says that it is done already.
  public var isDone: Bool
  /// What else the model said of it, titled, in its order.
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
