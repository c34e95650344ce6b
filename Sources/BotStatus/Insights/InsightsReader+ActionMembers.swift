internal import JSONDocument
internal import MeetingModel

/// The members of an object that describes an action item.
extension InsightsReader {
  /// The action item for an object; nil if no member describes the task.
  ///
  /// - Parameter path: The path at which the object was received. A task that is not a text is a
  ///   nested value, which has no path.
  func actionItem(_ object: JSONObject, path: InsightPath? = nil) -> ActionItem? {
    let members = object.members.filter { !$0.value.holdsNothing }
    guard let taskIndex = Self.taskIndex(in: members) else { return nil }
    let task = members[taskIndex].value
    var item = actionItem(ReceivedElement(task, path: task.stringValue == nil ? nil : path))
    for (index, member) in members.enumerated() where index != taskIndex { add(member, to: &item) }
    return item
  }

  /// Adds a member other than the task to an action item: to its fields, or as a detail.
  func add(_ member: JSONObject.Member, to item: inout ActionItem) {
    guard !read(member, into: &item) else { return }
    item.details.append(
      InsightSection(
        key: member.name, title: SectionTitle.title(of: member.name),
        value: shapes.shape(of: member.value)))
  }

  private static let taskNames = [
    "task", "action", "action_item", "item", "todo", "title", "description", "text", "what", "name",
  ]

  /// The index of the member that describes the task.
  static func taskIndex(in members: [JSONObject.Member]) -> Int? {
    let keys = members.map { SectionTitle.snakeCase($0.name) }
    for name in taskNames {
      if let index = keys.firstIndex(of: name) { return index }
    }
    return nil
  }

  /// A field of an action item other than its task.
  enum ActionField {
    case owner, due, done, status

    init?(key: String) {
      switch SectionTitle.snakeCase(key) {
      case "owner", "assignee", "assigned_to", "responsible", "who", "person": self = .owner
      case "due", "due_date", "deadline", "by", "when", "date": self = .due
      case "done", "completed", "is_done", "is_completed": self = .done
      case "status": self = .status
      default: return nil
      }
    }
  }

  /// Reads a member of an action item other than its task; returns false if it is a detail.
  private func read(_ member: JSONObject.Member, into item: inout ActionItem) -> Bool {
    switch ActionField(key: member.name) {
    case .owner:
      guard item.owner == nil, let owner = line(member.value, unless: isOwnerless) else {
        return false
      }
      item.owner = owner.isEmpty ? nil : owner
    case .due:
      guard item.due == nil, let due = line(member.value, unless: StatedAbsence.ofDate.isStated)
      else { return false }
      item.due = due.isEmpty ? nil : due
    case .done:
      guard let isDone = member.value.booleanValue else { return false }
      item.isDone = item.isDone || isDone
    case .status:
      let done = ["done", "completed", "complete", "closed", "finished"]
      guard let status = member.value.stringValue, done.contains(status.trimmed.lowercased())
      else { return false }
      item.isDone = true
    case nil:
      return false
    }
    return true
  }

  /// Whether a text says that a task has no owner, which the name of a speaker never does.
  private func isOwnerless(_ text: String) -> Bool {
    StatedAbsence.ofOwner.isStated(by: text) && !isSpeaker(text)
  }

  /// A value that is short enough for one line: a text, a number, or a list of texts.
  ///
  /// - Returns: An empty text if the value only says that there is none; nil if it does not fit.
  private func line(_ value: JSONValue, unless isAbsence: (String) -> Bool) -> String? {
    switch value {
    case .string(let text):
      if isAbsence(text) { return "" }
      return text.utf8.contains(UInt8(ascii: "\n")) ? nil : text
    case .number(let number):
      return number.spelling
    case .array(let elements):
      let texts = elements.compactMap(\.stringValue)
      guard texts.count == elements.count else { return nil }
      return texts.filter { !$0.isBlank && !isAbsence($0) }.joined(separator: ", ")
    case .null, .boolean, .object:
      return nil
    }
  }
}
