internal import JSONDocument
internal import MeetingModel

/// The action items in a text, and what it says beside them.
struct ActionList {
  var items: [ActionItem] = []
  /// Paragraphs before and behind lists of tasks, which are no tasks.
  var remarks: [String] = []
}

/// Action items in a text that is not only a list.
extension InsightsReader {
  /// The number of tasks of one text that tell what they are below; after so many, headings are tasks
  /// of their own.
  private static let maximumGrouped = 10_000

  /// The action items in a Markdown text in a group; its remarks are a note of the last one.
  func actionItems(inText text: String, in group: ActionGroup) -> [ActionItem] {
    var (items, remarks) = { ($0.items, $0.remarks) }(actionList(inText: text, in: group))
    guard !remarks.isEmpty else { return items }
    guard let last = items.indices.last else {
      return remarks.map { group.applied(to: actionItem(ItemText($0))) }
    }
    items[last].details += remarks.map(Self.note)
    return items
  }

  /// The action items in a Markdown text.
  ///
  /// They are the items of its lists, the rows of its tables, and one for each other block unless
  /// lists or tables stand beside it. What is below a heading is a group.
  func actionList(inText text: String, in group: ActionGroup) -> ActionList {
    let outline = ActionOutline(text)
    let keepsIntroductions = outline.sections.count { isTellingIntroduction($0.head) } > 1
    var heads: [ActionHead] = []
    var list = ActionList()
    for section in outline.sections {
      if var head = section.head {
        head.text = personOrHead(head.text)
        if isIntroduction(head), !keepsIntroductions || !isTellingIntroduction(head) {
          // A new list begins, which is below no label of the one before.
          if let last = heads.last, last.isLabel, last.isShown { heads.removeLast() }
          if isTellingIntroduction(head) { list.remarks.append(head.text) }
        } else {
          list.items += closeHeads(&heads, for: head, in: group)
          heads.append(head)
          if let item = taskItem(of: section, below: heads.dropLast(), in: group) {
            list.items.append(item)
            for place in heads.indices { heads[place].isShown = true }
            continue
          }
        }
      }
      for (index, block) in section.blocks.enumerated() {
        if let name = personLine(block), index + 1 < section.blocks.count,
          section.blocks[index + 1].isOfTasks
        {
          let head = ActionHead(label: name)
          list.items += closeHeads(&heads, for: head, in: group)
          heads.append(head)
          continue
        }
        let isGrouped = list.items.count < Self.maximumGrouped
        let inner = isGrouped ? self.group(below: heads[...], in: group) : group
        let remarks = list.remarks.count
        add(block, besideTasks: section.hasTasks, in: inner, to: &list)
        // Also where it says only that there is nothing.
        if isGrouped, list.remarks.count == remarks {
          for place in heads.indices { heads[place].isShown = true }
        }
        if let last = heads.indices.last, block.isOfTasks { heads[last].hasOwnTasks = true }
      }
    }
    list.items += close(&heads, to: 0, in: group)
    return list
  }

  // MARK: Headings

  /// The person in a line above a list: `Ann Lee`, `Owner: Ann Lee`; nil if it is anything else.
  private func personLine(_ block: ActionOutline.Block) -> String? {
    guard case .text(let text) = block, text.utf8.count <= 120,
      !text.utf8.contains(UInt8(ascii: "\n"))
    else { return nil }
    let person = personOrHead(ActionHead.label(of: text))
    return isSpeakers(person) ? person : nil
  }

  private func isIntroduction(_ head: ActionHead) -> Bool {
    !isOwner(head.text) && ListFraming.isIntroduction(head.text, of: .actionItems)
  }

  /// Whether a heading or label is an introduction that says more than that a list follows.
  private func isTellingIntroduction(_ head: ActionHead?) -> Bool {
    guard var head else { return false }
    head.text = personOrHead(head.text)
    return isIntroduction(head) && !ListFraming.isBareIntroduction(head.text, of: .actionItems)
  }

  private func group(below heads: ArraySlice<ActionHead>, in group: ActionGroup) -> ActionGroup {
    heads.reduce(group) { group, head in
      group.below(head.text, isOwner: isOwner(head.text), isCertain: isSpeakers(head.text))
    }
  }

  /// Removes the headings that another one ends; those without a task below are tasks of their own.
  private func closeHeads(
    _ heads: inout [ActionHead], for head: ActionHead, in group: ActionGroup
  ) -> [ActionItem] {
    var count = heads.prefix { $0.level < head.level }.count
    if let person = heads[..<count].firstIndex(where: { isPerson($0.text) }),
      ends(heads[person], at: head)
    {
      count = person
    }
    return close(&heads, to: count, in: group)
  }

  private func isPerson(_ head: String) -> Bool {
    isOwner(head) || Self.isEverybody(head)
  }

  /// Whether a heading or label ends the tasks of a person although it is below that person's: it is
  /// another person's, or looks like it where no labels divide the person's tasks.
  private func ends(_ person: ActionHead, at head: ActionHead) -> Bool {
    isSpeakers(head.text) || Self.isEverybody(head.text)
      || head.isLabel && person.hasOwnTasks && Self.isLikeName(head.text)
  }

  private func close(
    _ heads: inout [ActionHead], to count: Int, in group: ActionGroup
  ) -> [ActionItem] {
    let closed = heads[count...]
    heads.removeLast(closed.count)
    return closed.filter { !$0.isShown }
      .map { group.applied(to: ActionItem(task: .text(MarkdownText(literal: $0.text)))) }
  }

  // MARK: Blocks

  private func add(
    _ block: ActionOutline.Block, besideTasks: Bool, in group: ActionGroup,
    to list: inout ActionList
  ) {
    let absence = StatedAbsence.of(.actionItems)
    switch block {
    case .list(let texts):
      list.items += items(texts.map { ItemText($0) }, in: group)
    case .table(let rows):
      list.items += rows.filter { !absence.isStated(by: .object($0), isRecord: true) }
        .flatMap { actionItems(ofElement: $0, path: nil, in: group) }
    case .text(let text):
      if let document = EmbeddedDocument.value(in: text), let inner = group.inner {
        list.items += actionItems([ReceivedElement(.string(document.text))], in: inner)
      } else if let owned = ownedLines(of: text) {
        list.items += owned.flatMap { actionItems(ofItem: ItemText($0), in: group) }
      } else if let item = fieldItem(ItemText(text)) {
        list.items.append(group.applied(to: item))
      } else if !besideTasks {
        list.items += items(Array(ItemText.items([text]).joined()), in: group)
      } else if !absence.isStated(by: text), !ListFraming.isChat(text),
        !ListFraming.isBareIntroduction(text, of: .actionItems)
      {
        list.remarks.append(text)
      }
    }
  }

  /// The lines of a paragraph that all begin with the name of who does what follows; nil for any
  /// other paragraph.
  private func ownedLines(of text: String) -> [String]? {
    let lines = SummaryText.lines(of: text).filter { !$0.isBlank }
    return lines.allSatisfy { ownedTask($0) != nil } ? lines : nil
  }

  /// The action items for texts, without those that say there is nothing.
  private func items(_ texts: [ItemText], in group: ActionGroup) -> [ActionItem] {
    let absence = StatedAbsence.of(.actionItems)
    return texts.filter { !$0.text.isBlank && !absence.isStated(by: $0.text) }
      .flatMap { actionItems(ofItem: $0, in: group) }
  }

  static func note(_ text: String) -> InsightSection {
    InsightSection(key: "note", title: "Note", value: .text(MarkdownText(shown: text)))
  }
}
