internal import JSONDocument
internal import MeetingModel

extension InsightsReader {
  /// Reads action items of any shape: an array, an object, or a text.
  ///
  /// | received | action items |
  /// | --- | --- |
  /// | an array, or a text that is a list | one for each element |
  /// | an object with a task | that one |
  /// | an object of lists or objects | those in them, each with the key: see ``ActionGroup`` |
  /// | a Markdown table with a column for the task | one for each row |
  /// | any other text | one for each block, below headings as below keys |
  ///
  /// Paragraphs beside the lists and tables of a text are a section of their own.
  ///
  /// - Returns: False if they are a number or the like.
  mutating func readActionItems(_ received: ReceivedValue) -> Bool {
    let absence = StatedAbsence.of(.actionItems)
    if let elements = received.elements {
      insights.actionItems = actionItems(
        elements.filter { !absence.isStated(by: $0.value, isRecord: true) }, in: ActionGroup())
      return true
    }
    switch received.value {
    case let value where absence.isStated(by: value):
      return true
    case .object(let object):
      insights.actionItems = actionItems(ofGroups: object, in: ActionGroup())
      return true
    case .string(let text):
      if let document = EmbeddedDocument.value(in: text) {
        return readActionItems(ReceivedValue(document))
      }
      let list = actionList(inText: listText(text, in: .actionItems), in: ActionGroup())
      insights.actionItems = list.items
      if !list.remarks.isEmpty {
        addSection(
          "action_item_notes", .string(list.remarks.joined(separator: "\n\n")), slot: nil)
      }
      return true
    case .null, .boolean, .number, .array:
      warnUnexpected(.actionItems, received.value)
      return false
    }
  }

  /// The action items for an array's elements: one each, or one per item of a text that is a list.
  func actionItems(_ elements: [ReceivedElement], in group: ActionGroup) -> [ActionItem] {
    let elements = Self.withoutIntroduction(elements, in: .actionItems)
    let texts = elements.map(\.value.plainText)
    var items = ItemText.items(
      texts.compactMap { $0.map { ModelText.markdown($0, isItem: true) } })[...]
    var actions: [ActionItem] = []
    for (element, text) in zip(elements, texts) {
      if text != nil, let parts = items.popFirst() {
        actions += parts.filter { !StatedAbsence.of(.actionItems).isStated(by: $0.text) }
          .flatMap { actionItems(ofItem: $0, path: element.path, in: group) }
      } else if let object = element.value.objectValue {
        actions += actionItems(ofElement: object, path: element.path, in: group)
      } else if let text = element.value.stringValue,
        let document = EmbeddedDocument.value(in: text), let inner = group.inner
      {
        actions += actionItems(ofDocument: document, in: inner)
      } else if !element.value.holdsNothing {
        actions.append(group.applied(to: actionItem(element)))
      }
    }
    return actions
  }

  /// The elements but for a first one that only introduces the others: `Here are the tasks:`.
  static func withoutIntroduction(
    _ elements: [ReceivedElement], in slot: InsightSlot
  ) -> [ReceivedElement] {
    guard elements.count > 1, let text = elements[0].value.plainText?.trimmed,
      text.utf8.last == UInt8(ascii: ":") || text.unicodeScalars.last == "\u{FF1A}",
      ListFraming.isBareIntroduction(text, of: slot)
    else { return elements }
    return Array(elements.dropFirst())
  }

  private func actionItems(ofDocument document: JSONValue, in group: ActionGroup) -> [ActionItem] {
    switch document {
    case .array(let elements):
      actionItems(
        elements.filter { !StatedAbsence.of(.actionItems).isStated(by: $0, isRecord: true) }
          .map { ReceivedElement($0) }, in: group)
    case .object(let object): actionItems(ofElement: object, path: nil, in: group)
    default: []
    }
  }

  /// The action item for an element that is one.
  func actionItem(_ element: ReceivedElement) -> ActionItem {
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

  func actionItem(_ item: ItemText, path: InsightPath? = nil) -> ActionItem {
    ActionItem(
      task: .text(MarkdownText(shown: item.text, path: path)), isDone: item.isDone ?? false)
  }
}
