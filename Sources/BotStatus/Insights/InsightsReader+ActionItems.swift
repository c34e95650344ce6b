internal import JSONDocument
internal import MeetingModel

extension InsightsReader {
  /// Reads action items: an array, one object, or a text that consists only of a list.
  ///
  /// - Returns: False if they are something else, such as prose.
  mutating func readActionItems(_ received: ReceivedValue) -> Bool {
    let absence = StatedAbsence.of(.actionItems)
    if let elements = received.elements {
      insights.actionItems = actionItems(elements.filter { !absence.isStated(by: $0.value) })
      return true
    }
    switch received.value {
    case let value where absence.isStated(by: value):
      return true
    case .object(let object):
      guard let item = actionItem(object) else { return false }
      insights.actionItems = [item]
      return true
    case .string(let text):
      if let document = EmbeddedDocument.value(in: text) {
        return readActionItems(ReceivedValue(document))
      }
      guard let items = MarkdownList.items(of: listText(text, in: .actionItems)) else {
        return false
      }
      insights.actionItems = items.map { ItemText($0) }.filter { !absence.isStated(by: $0.text) }
        .map { actionItem($0) }
      return true
    case .null, .boolean, .number, .array:
      warnUnexpected(.actionItems, received.value)
      return false
    }
  }

  /// The action items for an array's elements: one each, or one per item of a text that is a list.
  private func actionItems(_ elements: [ReceivedElement]) -> [ActionItem] {
    let texts = elements.map(\.value.plainText)
    var items = ItemText.items(
      texts.compactMap { $0.map { ModelText.markdown($0, isItem: true) } })[...]
    var actions: [ActionItem] = []
    for (element, text) in zip(elements, texts) {
      if text != nil, let parts = items.popFirst() {
        actions += parts.filter { !StatedAbsence.of(.actionItems).isStated(by: $0.text) }
          .map { actionItem($0, path: element.path) }
      } else {
        actions.append(actionItem(element))
      }
    }
    return actions
  }

  private func actionItem(_ element: ReceivedElement) -> ActionItem {
    if let text = element.value.plainText {
      let items = ItemText.items([ModelText.markdown(text, isItem: true)]).joined()
      if items.count == 1, let item = items.first { return actionItem(item, path: element.path) }
    }
    if let object = element.value.objectValue, let item = actionItem(object, path: element.path) {
      return item
    }
    var task = shapes.shape(of: element.value)
    task.setPath(of: element)
    return ActionItem(task: task)
  }

  private func actionItem(_ item: ItemText, path: InsightPath? = nil) -> ActionItem {
    ActionItem(
      task: .text(MarkdownText(shown: item.text, path: path)), isDone: item.isDone ?? false)
  }

  /// The action item for an object; nil if no member describes the task.
  ///
  /// - Parameter path: The path at which the object was received. A task that is not a text is a
  ///   nested value, which has no path.
  private func actionItem(_ object: JSONObject, path: InsightPath? = nil) -> ActionItem? {
    let members = object.members.filter { !$0.value.holdsNothing }
    guard let taskIndex = taskIndex(in: members) else { return nil }
    let task = members[taskIndex].value
    var item = actionItem(ReceivedElement(task, path: task.stringValue == nil ? nil : path))
    for (index, member) in members.enumerated() where index != taskIndex {
      if !read(member, into: &item) {
        item.details.append(
          InsightSection(
            key: member.name, title: SectionTitle.title(of: member.name),
            value: shapes.shape(of: member.value)))
      }
    }
    return item
  }

  private func taskIndex(in members: [JSONObject.Member]) -> Int? {
    let keys = members.map { SectionTitle.snakeCase($0.name) }
    let names = [
      "task", "action", "action_item", "item", "todo", "title", "description", "text", "what",
      "name",
    ]
    for name in names {
      if let index = keys.firstIndex(of: name) { return index }
    }
    return nil
  }

  /// Reads a member of an action item other than its task; returns false if it is a detail.
  private func read(_ member: JSONObject.Member, into item: inout ActionItem) -> Bool {
    switch SectionTitle.snakeCase(member.name) {
    case "owner", "assignee", "assigned_to", "responsible", "who", "person":
      guard item.owner == nil, let owner = line(member.value) else { return false }
      item.owner = owner.isEmpty ? nil : owner
    case "due", "due_date", "deadline", "by", "when", "date":
      guard item.due == nil, let due = line(member.value) else { return false }
      item.due = due.isEmpty ? nil : due
    case "done", "completed", "is_done", "is_completed":
      guard let isDone = member.value.booleanValue else { return false }
      item.isDone = item.isDone || isDone
    case "status":
      let done = ["done", "completed", "complete", "closed", "finished"]
      guard let status = member.value.stringValue, done.contains(status.trimmed.lowercased())
      else { return false }
      item.isDone = true
    default:
      return false
    }
    return true
  }

  /// A value that is short enough for one line: a text, a number, or a list of texts.
  ///
  /// - Returns: An empty text if the value only says that there is none; nil if it does not fit.
  private func line(_ value: JSONValue) -> String? {
    let absence = StatedAbsence.ofOwnerOrDate
    switch value {
    case .string(let text):
      if absence.isStated(by: text) { return "" }
      return text.utf8.contains(UInt8(ascii: "\n")) ? nil : text
    case .number(let number):
      return number.spelling
    case .array(let elements):
      let texts = elements.compactMap(\.stringValue)
      guard texts.count == elements.count else { return nil }
      return texts.filter { !$0.isBlank && !absence.isStated(by: $0) }.joined(separator: ", ")
    case .null, .boolean, .object:
      return nil
    }
  }
}
