internal import JSONDocument
internal import MeetingModel

/// Action items that are grouped by owner, priority or the like.
extension InsightsReader {
  /// The action items for an object that is an element of an array.
  func actionItems(
    ofElement object: JSONObject, path: InsightPath?, in group: ActionGroup
  ) -> [ActionItem] {
    if let items = namedItems(of: object, in: group) { return items }
    if let item = actionItem(object, path: path) { return [group.applied(to: item)] }
    if let items = groupedItems(of: object, in: group) { return items }
    var task = shapes.shape(of: .object(object))
    guard task != .nothing else { return [] }
    task.setPath(of: ReceivedElement(.object(object), path: path))
    return [group.applied(to: ActionItem(task: task))]
  }

  /// The action items for an object that stands for a list of them.
  func actionItems(ofGroups object: JSONObject, in group: ActionGroup) -> [ActionItem] {
    if let items = namedItems(of: object, in: group) { return items }
    if let item = actionItem(object) { return [group.applied(to: item)] }
    if let items = groupedItems(of: object, in: group) { return items }
    let members = object.members.filter(Self.saysSomething)
    guard !members.contains(where: Self.isField) else {
      return actionItems(ofElement: object, path: nil, in: group)
    }
    return members.flatMap { items(ofMember: $0, in: group) }
  }

  /// The action items of an object with a person's name and a list of tasks; nil for any other.
  private func namedItems(of object: JSONObject, in group: ActionGroup) -> [ActionItem]? {
    var rest = object
    guard object.members.contains(where: { Self.isListOfTasks($0) && $0.value.isContainer }),
      let index = object.members.firstIndex(where: { SectionTitle.snakeCase($0.name) == "name" }),
      let name = object.members[index].value.stringValue, isOwner(name), let inner = group.inner
    else { return nil }
    rest.members.remove(at: index)
    guard Self.taskIndex(in: rest.members) == nil else { return nil }
    return groupedItems(of: rest, in: inner.below(name, isOwner: true))
  }

  /// The action items of an object with a list of tasks, or whose values are all lists or objects;
  /// nil for any other object.
  private func groupedItems(of object: JSONObject, in group: ActionGroup) -> [ActionItem]? {
    let members = object.members.filter(Self.saysSomething)
    if members.contains(where: Self.isListOfTasks) {
      var shared = ActionItem(task: .nothing)
      var tasks: [JSONObject.Member] = []
      var size = 0
      for member in members {
        if Self.isListOfTasks(member) || member.value.isContainer && isOwner(member.name) {
          tasks.append(member)
        } else {
          add(member, to: &shared)
          size += member.name.utf8.count + member.value.text.utf8.count
        }
      }
      let count = tasks.reduce(0) { $0 + $1.value.taskCount }
      guard size * count <= Self.maximumRepeated, let inner = group.sharing(shared) else {
        return nil
      }
      let found = tasks.flatMap { member in
        Self.isListOfTasks(member)
          ? items(of: member.value, in: inner) : items(ofMember: member, in: inner)
      }
      // What stands beside an empty list is shown by itself.
      return found.isEmpty && members.count > 1 ? nil : found
    }
    guard !members.isEmpty, members.allSatisfy({ $0.value.isContainer && !Self.isField($0) }),
      group.inner != nil
    else { return nil }
    return members.flatMap { items(ofMember: $0, in: group) }
  }

  /// The action items of a member: its key is the owner, the task or a group.
  private func items(ofMember member: JSONObject.Member, in group: ActionGroup) -> [ActionItem] {
    guard !member.value.holdsNothing else {
      return [group.applied(to: ActionItem(task: .text(MarkdownText(literal: member.name))))]
    }
    let isOwner = isOwner(member.name)
    if !isOwner, let object = member.value.objectValue, Self.isOnlyFields(object) {
      var item = ActionItem(task: .text(MarkdownText(literal: member.name)))
      for field in object.members where !field.value.holdsNothing { add(field, to: &item) }
      return [group.applied(to: item)]
    }
    guard member.value.isContainer || isOwner,
      member.name.utf8.count * member.value.taskCount <= Self.maximumRepeated,
      let below = group.inner?.below(
        isOwner ? member.name : SectionTitle.title(of: member.name), isOwner: isOwner,
        isCertain: isSpeakers(member.name))
    else {
      let value = shapes.sections(of: JSONObject(members: [member]))
      return [group.applied(to: ActionItem(task: .sections(value)))]
    }
    return items(of: member.value, in: below)
  }

  /// The action items of a value in a group.
  private func items(of value: JSONValue, in group: ActionGroup) -> [ActionItem] {
    let absence = StatedAbsence.of(.actionItems)
    switch value {
    case .array(let elements):
      return actionItems(
        elements.filter { !absence.isStated(by: $0, isRecord: true) }.map { ReceivedElement($0) },
        in: group)
    case .object(let object): return actionItems(ofGroups: object, in: group)
    case .string(let text) where EmbeddedDocument.value(in: text) == nil:
      return actionItems(inText: ModelText.markdown(text, isItem: true), in: group)
    default: return actionItems([ReceivedElement(value)], in: group)
    }
  }

  /// The maximum number of bytes that the tasks of a group repeat: what they have in common stands
  /// with each of them.
  private static let maximumRepeated = 1 << 20

  /// Whether a member has content, or a key that says something without it.
  private static func saysSomething(_ member: JSONObject.Member) -> Bool {
    !member.value.holdsNothing || SectionTitle.isProse(member.name)
  }

  /// Whether a member is a field of a task; a list below `completed` holds tasks.
  private static func isField(_ member: JSONObject.Member) -> Bool {
    switch ActionField(key: member.name) {
    case nil: false
    case .done, .status: !member.value.isContainer
    case .owner, .due: true
    }
  }

  /// Whether all of an object's members, of which there are some, are fields of a task.
  private static func isOnlyFields(_ object: JSONObject) -> Bool {
    let members = object.members.filter { !$0.value.holdsNothing }
    return !members.isEmpty && members.allSatisfy { isField($0) && !$0.value.isObject }
  }

  /// Whether a member's key says only that it holds tasks.
  private static func isListOfTasks(_ member: JSONObject.Member) -> Bool {
    let names: Set<String> = ["tasks", "items", "action_items", "actions", "todos", "to_dos"]
    guard names.contains(SectionTitle.snakeCase(member.name)) else { return false }
    return member.value.isContainer || member.value.stringValue.map { !$0.isBlank } ?? false
  }
}

extension JSONValue {
  /// Whether the value is an array or an object.
  fileprivate var isContainer: Bool { arrayValue != nil || isObject }
  fileprivate var isObject: Bool { objectValue != nil }

  /// The number of tasks that a value may have, or more.
  fileprivate var taskCount: Int {
    switch self {
    case .array(let elements): elements.reduce(1) { $0 + $1.taskCount }
    case .object(let object): object.members.reduce(1) { $0 + $1.value.taskCount }
    case .string(let text): 1 + text.utf8.count { $0 == UInt8(ascii: "\n") }
    case .null, .boolean, .number: 1
    }
  }
}
