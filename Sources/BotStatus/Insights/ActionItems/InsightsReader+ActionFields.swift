internal import JSONDocument
internal import MeetingModel

/// Action items that are a text with lines such as `Owner: Bo` below it.
///
/// ```
/// - **Write**          owner Bo, due Friday
///   - Owner: Bo
///   - Due: Friday
/// - **Bo:**            owner Bo, twice
///   - Write
///   - Call
/// ```
extension InsightsReader {
  /// The maximum length of the title of a group in bytes.
  private static let maximumLabel = 120

  /// The action items in an item of a list: one, or those of a person whom it names.
  func actionItems(
    ofItem item: ItemText, path: InsightPath? = nil, in group: ActionGroup
  ) -> [ActionItem] {
    guard let nested = NestedText(item.text) else {
      return [group.applied(to: ownedItem(item, path: path))]
    }
    if let inner = personGroup(of: nested, in: group) {
      let absence = StatedAbsence.of(.actionItems)
      let tasks = nested.lines.filter { !$0.isBlank && !absence.isStated(by: $0) }
      return tasks.flatMap { task in
        actionItems(ofItem: ItemText(task), path: path, in: inner).map { action in
          var action = action
          action.isDone = action.isDone || item.isDone == true
          return action
        }
      }
    }
    let action = fieldItem(item, nested, path: path) ?? ownedItem(item, path: path)
    return [group.applied(to: action)]
  }

  /// An action item whose text may begin with the name of its owner.
  private func ownedItem(_ item: ItemText, path: InsightPath?) -> ActionItem {
    guard let (owner, task) = ownedTask(item.text) else { return actionItem(item, path: path) }
    var item = item
    item.text = task
    var action = actionItem(item, path: path)
    action.owner = owner
    return action
  }

  /// The group for a list below a person's name; nil below anything else.
  private func personGroup(of nested: NestedText, in group: ActionGroup) -> ActionGroup? {
    guard nested.isList, nested.title.utf8.count <= Self.maximumLabel else { return nil }
    let label = ActionHead.label(of: nested.title)
    let person = personOrHead(label)
    // Without a colon or bold words, it may be a topic.
    let isLabel = label != nested.title.trimmed
    guard isSpeakers(person) || isLabel && (isOwner(person) || Self.isEverybody(person)) else {
      return nil
    }
    return group.inner?.below(person, isOwner: isOwner(person), isCertain: isSpeakers(person))
  }

  // MARK: Fields

  /// The action item for a text with fields below its first line; nil for any other text.
  func fieldItem(_ item: ItemText) -> ActionItem? {
    NestedText(item.text).flatMap { fieldItem(item, $0, path: nil) }
  }

  private func fieldItem(
    _ item: ItemText, _ nested: NestedText, path: InsightPath?
  ) -> ActionItem? {
    if let title = LabelledLine(nested.title), ActionField(key: title.label) != nil,
      let (fields, rest) = Self.fields(in: [nested.title] + nested.lines), rest.isEmpty,
      let action = actionItem(JSONObject(members: fields))
    {
      return action
    }
    guard let (fields, rest) = Self.fields(in: nested.lines) else { return nil }
    var text = item
    text.text = Self.withoutNumber(nested.title)
    var action =
      fields.contains { ActionField(key: $0.name) == .owner }
      ? actionItem(text, path: path) : ownedItem(text, path: path)
    if !rest.isEmpty, case .text(var task) = action.task {
      task.source += "\n" + (nested.isList ? rest.map(Self.listed) : rest).joined(separator: "\n")
      action.task = .text(task)
    }
    for field in fields { add(field, to: &action) }
    return action
  }

  /// The action item for a heading with fields below it, or with a task among them; nil for any
  /// other heading.
  func taskItem(
    of section: ActionOutline.Section, below heads: ArraySlice<ActionHead>, in group: ActionGroup
  ) -> ActionItem? {
    guard let head = section.head else { return nil }
    var fields: [JSONObject.Member] = []
    var notes: [String] = []
    for block in section.blocks {
      switch block {
      case .list(let items):
        guard fields.isEmpty, let (found, rest) = Self.fields(in: items), rest.isEmpty else {
          return nil
        }
        fields = found
      case .text(let text):
        let lines = text.unicodeScalars.split(separator: "\n").map { String($0) }
        if let (found, rest) = Self.fields(in: lines), rest.isEmpty {
          fields += found
        } else {
          notes.append(text)
        }
      case .table: return nil
      }
    }
    guard !fields.isEmpty else { return nil }
    let inner = heads.reduce(group) { group, head in
      group.below(head.text, isOwner: isOwner(head.text), isCertain: isSpeakers(head.text))
    }
    let details = notes.filter { !ListFraming.isChat($0) }.map(Self.note)
    if var action = actionItem(JSONObject(members: fields)) {
      action.details += details
      // The heading is above a task that says itself what it is.
      let isOwner = isOwner(head.text)
      return inner.below(head.text, isOwner: isOwner, isCertain: isSpeakers(head.text))
        .applied(to: action)
    }
    // Where nobody is known, a heading may be a name; a task that has an owner is none.
    let isOwned = fields.contains { ActionField(key: $0.name) == .owner }
    guard !isSpeakers(head.text), !Self.isEverybody(head.text), isOwned || !isOwner(head.text)
    else { return nil }
    let title = Self.withoutNumber(head.text)
    var action = ActionItem(task: .text(MarkdownText(literal: title)))
    for field in fields { add(field, to: &action) }
    action.details += details
    return inner.applied(to: action)
  }

  /// The fields among the lines below a task and the other lines; nil if none of them is the owner,
  /// the due date or the state.
  private static func fields(
    in lines: [String]
  ) -> (fields: [JSONObject.Member], rest: [String])? {
    var fields: [JSONObject.Member] = []
    var rest: [String] = []
    var isFound = false
    var keys: Set<String> = []
    for line in lines where !line.isBlank {
      guard !line.utf8.contains(UInt8(ascii: "\n")), let field = LabelledLine(line),
        field.label.unicodeScalars.count(where: { $0 == " " }) < 3
      else {
        rest.append(line)
        continue
      }
      guard keys.insert(SectionTitle.snakeCase(field.label)).inserted else { return nil }
      isFound = isFound || ActionField(key: field.label) != nil
      fields.append(JSONObject.Member(name: field.label, value: .string(field.text)))
    }
    return isFound ? (fields, rest) : nil
  }

  private static func listed(_ item: String) -> String {
    "- " + SummaryText.lines(of: item).joined(separator: "\n  ")
  }

  /// The title of a task without its number: `1. Order`, `Action 2: Order`.
  private static func withoutNumber(_ title: String) -> String {
    if let line = LabelledLine(title) {
      let words = SectionTitle.snakeCase(line.label).split(separator: "_")
      let isNumbered = words.last?.utf8.allSatisfy { (0x30...0x39).contains($0) } ?? false
      let name = (isNumbered ? words.dropLast() : words[...]).joined(separator: "_")
      let names: Set<String> = ["action", "action_item", "task", "item", "todo", "aufgabe"]
      if names.contains(name) { return line.text }
    }
    let bytes = Array(title.utf8)[...]
    guard let sign = ItemSign(bytes), sign.isNumber else { return title }
    return String(decoding: bytes.dropFirst(sign.length), as: UTF8.self)
  }
}

/// A text with a list, or with labelled lines, below its first line.
struct NestedText {
  let title: String
  /// The items of the list, or the lines.
  let lines: [String]
  let isList: Bool

  /// Splits a text; nil if something else is below its first line.
  init?(_ text: String) {
    guard text.hasByte(UInt8(ascii: "\n")) else { return nil }
    let lines = OutlineLine.lines(of: text)
    guard let first = lines.first, !first.isBlank, !first.isCode else { return nil }
    let below = lines.dropFirst()
    let list = MarkdownList.leadingItems(in: below, isLabelled: true)
    let rest = below.dropFirst(list.count)
    title = String(decoding: first.text, as: UTF8.self)
    if !list.items.isEmpty, rest.allSatisfy(\.isBlank) {
      self.lines = list.items
      isList = true
      return
    }
    let texts = below.filter { !$0.isBlank }.map { String(decoding: $0.text, as: UTF8.self) }
    guard !texts.isEmpty, !below.contains(where: \.isCode),
      texts.allSatisfy({ LabelledLine($0) != nil })
    else { return nil }
    self.lines = texts
    isList = false
  }
}
