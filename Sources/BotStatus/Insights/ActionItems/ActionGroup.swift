internal import JSONDocument
internal import MeetingModel

/// What tasks below a key or a heading have in common.
///
/// ```
/// {"Bo": ["Write"]}                   owner Bo
/// {"high": ["Write"]}                 detail "Group: High"
/// {"owner": "Bo", "tasks": ["Write"]} owner Bo
/// {"completed": ["Write"]}            done
/// ```
struct ActionGroup {
  /// The maximum nesting of groups; what is deeper is shown as a value.
  private static let maximumDepth = 8

  private var owner: String?
  /// Whether the tasks are done: they are below `completed`.
  private var isDone = false
  /// The headings above the tasks, and the titles of other keys, outermost first.
  private var heads: [String] = []
  /// The owner, due date, state and details of an object with a list of tasks.
  private var shared: ActionItem?
  private var depth = 0

  /// The group for what is nested inside without a key; nil if that is too deep.
  var inner: ActionGroup? {
    guard depth < Self.maximumDepth else { return nil }
    var group = self
    group.depth += 1
    return group
  }

  /// The group below a key or heading in this one.
  ///
  /// - Parameters:
  ///   - isOwner: Whether the key is the name of who does the tasks.
  ///   - isCertain: Whether it certainly is, so that the tasks are no longer those of a person in
  ///   an outer key.
  func below(_ head: String, isOwner: Bool, isCertain: Bool = false) -> ActionGroup {
    var group = self
    if isOwner, owner == nil || isCertain, isCertain || !Self.isDone(head) {
      if let owner { group.heads.append(owner) }
      group.owner = head.trimmed
    } else if Self.isDone(head) {
      group.isDone = true
    } else {
      group.heads.append(head)
    }
    return group
  }

  /// Whether a key or heading says that the tasks below it are done: `completed`, `Done tasks`.
  private static func isDone(_ head: String) -> Bool {
    var words = SectionTitle.snakeCase(head).split(separator: "_").map { String($0) }
    if words.count > 1, let last = words.last, InsightSlot.actionItems.entry.nouns.contains(last) {
      words.removeLast()
      if words.last == "action" { words.removeLast() }
    }
    let states: Set<String> = ["completed", "done", "closed", "finished", "erledigt"]
    return words.count == 1 && states.contains(words[0])
  }

  /// The group of an object whose other members apply to each of its tasks.
  func sharing(_ item: ActionItem) -> ActionGroup? {
    guard var group = inner else { return nil }
    group.shared = shared.map { Self.completed(item, from: $0) } ?? item
    return group
  }

  /// An item with what the group adds to it.
  func applied(to item: ActionItem) -> ActionItem {
    var item = shared.map { Self.completed(item, from: $0) } ?? item
    if isDone { item.isDone = true }
    var heads = heads
    if let owner {
      if item.owner == nil { item.owner = owner } else if item.owner != owner { heads += [owner] }
    }
    item.details += heads.map { head in
      InsightSection(
        key: "group", title: "Group", value: .text(MarkdownText(literal: head)))
    }
    return item
  }

  /// An item with the fields of another where it has none, and its details.
  private static func completed(_ item: ActionItem, from shared: ActionItem) -> ActionItem {
    var item = item
    item.isDone = item.isDone || shared.isDone
    for (field, title) in [(\ActionItem.owner, "Owner"), (\ActionItem.due, "Due")] {
      guard let value = shared[keyPath: field] else { continue }
      if let own = item[keyPath: field] {
        guard own != value else { continue }
        item.details.append(
          InsightSection(
            key: title.lowercased(), title: title, value: .text(MarkdownText(literal: value))))
      } else {
        item[keyPath: field] = value
      }
    }
    item.details += shared.details
    return item
  }
}
