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
    let isOwned = members.contains { ActionField(key: $0.name) == .owner }
    for (index, member) in members.enumerated() where index != taskIndex {
      // Beside a task, `name` is that of a person.
      if !isOwned, SectionTitle.snakeCase(member.name) == "name",
        let name = member.value.stringValue, isOwner(name)
      {
        item.owner = name.trimmed
      } else {
        add(member, to: &item)
      }
    }
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
    "task", "action", "action_item", "item", "todo", "to_do", "commitment", "aufgabe", "tâche",
    "tarea", "acción", "タスク", "title", "description", "text", "what", "name",
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
      guard let field = Self.byKey[SectionTitle.snakeCase(key)] else { return nil }
      self = field
    }

    private static let keys: [(ActionField, [String])] = [
      (
        .owner,
        [
          "owner", "owners", "owner(s)", "assignee", "assignees", "assignee(s)", "assigned",
          "assigned_to", "responsible", "responsible_person", "responsible_party",
          "responsible_parties", "person_responsible", "who", "person",
          "verantwortlich", "verantwortliche", "verantwortlicher", "zuständig", "responsable",
          "responsables", "encargado", "encargada", "担当", "担当者",
        ]
      ),
      (
        .due,
        [
          "due", "due_date", "due_by", "due_on", "due_at", "deadline", "by", "by_when", "when",
          "date", "target_date", "completion_date",
          "fällig", "fällig_am", "fällig_bis", "frist", "échéance", "date_limite", "fecha_límite",
          "plazo", "期限", "締切", "期日",
        ]
      ),
      (.done, ["done", "completed", "is_done", "is_completed"]), (.status, ["status"]),
    ]
    private static let byKey: [String: ActionField] = Dictionary(
      uniqueKeysWithValues: keys.flatMap { field, names in names.map { ($0, field) } })
  }

  /// Reads a member of an action item other than its task; returns false if it is a detail.
  private func read(_ member: JSONObject.Member, into item: inout ActionItem) -> Bool {
    switch ActionField(key: member.name) {
    case .owner:
      if let object = member.value.objectValue {
        return read(
          ["name", "full_name", "display_name"], of: object, as: member, into: \.owner, of: &item)
      }
      guard item.owner == nil, let owner = line(member.value, unless: isOwnerless) else {
        return false
      }
      item.owner = owner.isEmpty ? nil : owner
    case .due:
      if let object = member.value.objectValue {
        return read(["date", "due_date", "day"], of: object, as: member, into: \.due, of: &item)
      }
      guard item.due == nil, let due = line(member.value, unless: StatedAbsence.ofDate.isStated)
      else { return false }
      item.due = due.isEmpty ? nil : due
    case .done:
      let yes = ["yes", "true", "done", "x", "ja", "oui", "sí"]
      let text = member.value.stringValue?.trimmed.lowercased()
      guard
        let isDone = member.value.booleanValue ?? text.flatMap({ yes.contains($0) ? true : nil })
      else { return false }
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

  /// Reads a field from an object such as `{"name": "Bo", "email": "…"}`, whose other members become
  /// a detail; returns false if the field is known or the object has none of the names.
  private func read(
    _ names: [String], of object: JSONObject, as member: JSONObject.Member,
    into field: WritableKeyPath<ActionItem, String?>, of item: inout ActionItem
  ) -> Bool {
    guard item[keyPath: field] == nil,
      let index = object.members.firstIndex(where: {
        names.contains(SectionTitle.snakeCase($0.name))
      }),
      let text = line(object.members[index].value, unless: StatedAbsence.ofDate.isStated),
      !text.isBlank
    else { return false }
    item[keyPath: field] = text
    var rest = object
    rest.members.remove(at: index)
    rest.members.removeAll { $0.value.holdsNothing }
    guard !rest.members.isEmpty else { return true }
    item.details.append(
      InsightSection(
        key: member.name, title: SectionTitle.title(of: member.name),
        value: shapes.shape(of: .object(rest))))
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
      return text.utf8.contains(UInt8(ascii: "\n")) ? nil : Self.withoutEmphasis(text)
    case .number(let number):
      return number.spelling
    case .array(let elements):
      let elements = elements.filter { !$0.holdsNothing }
      let texts = elements.compactMap(\.stringValue)
      guard texts.count == elements.count else { return nil }
      return texts.filter { !$0.isBlank && !isAbsence($0) }.map(Self.withoutEmphasis)
        .joined(separator: ", ")
    case .null, .boolean, .object:
      return nil
    }
  }
}
