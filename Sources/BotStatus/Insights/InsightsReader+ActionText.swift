internal import JSONDocument
internal import MeetingModel
internal import TextScanning

/// Action items in a text that is not only a list.
extension InsightsReader {
  /// A heading or label above tasks.
  private struct Head {
    /// The level of a heading, or 7 for a label.
    let level: Int
    let text: String
    /// Whether something stands below it, and each task there tells it.
    var isShown = false
  }

  /// The number of tasks of one text that tell what they are below; after so many, headings are tasks
  /// of their own.
  private static let maximumGrouped = 10_000

  /// The action items in a Markdown text.
  ///
  /// They are the items of its lists, the rows of its tables, and one for each other block. What is
  /// below a heading is a group.
  func actionItems(inText text: String, in group: ActionGroup) -> [ActionItem] {
    let lines = OutlineLine.lines(of: text)
    var heads: [Head] = []
    var items: [ActionItem] = []
    var index = 0
    // Where numbers are no list once, they are text everywhere, so that no line is read twice.
    var hasNumberedText = false
    while index < lines.count {
      if lines[index].isBlank || lines[index].isRule {
        index += 1
      } else if let head = Self.head(at: index, in: lines) {
        items += closeHeads(&heads, above: head.level, in: group)
        heads.append(head)
        index += 1
      } else {
        let isGrouped = items.count < Self.maximumGrouped
        let inner = isGrouped ? self.group(below: heads, in: group) : group
        let isNumbered = lines[index].sign?.isNumber ?? false
        let list: (items: [String], count: Int) =
          isNumbered && hasNumberedText
          ? ([], 0) : MarkdownList.leadingItems(in: lines[index...])
        hasNumberedText = hasNumberedText || isNumbered && list.items.isEmpty
        let (found, count) =
          list.items.isEmpty
          ? block(at: index, in: lines, group: inner)
          : (self.items(list.items.map { ItemText($0) }, in: inner), list.count)
        // Also where it says only that there is nothing.
        if isGrouped { for place in heads.indices { heads[place].isShown = true } }
        items += found
        index += max(1, count)
      }
    }
    return items + closeHeads(&heads, above: 0, in: group)
  }

  private func group(below heads: [Head], in group: ActionGroup) -> ActionGroup {
    heads.reduce(group) { group, head in
      group.below(head.text, isOwner: isOwner(head.text))
    }
  }

  /// Removes the headings that another one ends; those without a task below are tasks of their own.
  private func closeHeads(
    _ heads: inout [Head], above level: Int, in group: ActionGroup
  ) -> [ActionItem] {
    let open = heads.prefix { $0.level < level }
    let closed = heads[open.count...]
    heads = Array(open)
    return closed.filter { !$0.isShown }
      .map { group.applied(to: ActionItem(task: .text(MarkdownText(literal: $0.text)))) }
  }

  /// The action items for texts, without those that say there is nothing.
  private func items(_ texts: [ItemText], in group: ActionGroup) -> [ActionItem] {
    let absence = StatedAbsence.of(.actionItems)
    return texts.filter { !$0.text.isBlank && !absence.isStated(by: $0.text) }
      .map { group.applied(to: actionItem($0)) }
  }

  /// The action items of the table or other block at a line, and the number of its lines.
  private func block(
    at start: Int, in lines: [OutlineLine], group: ActionGroup
  ) -> (items: [ActionItem], count: Int) {
    if let table = PipeTable(lines[start...]), !table.rows.isEmpty,
      Self.taskIndex(in: table.rows[0].members) != nil
    {
      let absence = StatedAbsence.of(.actionItems)
      let rows = table.rows.filter { !absence.isStated(by: .object($0), isRecord: true) }
      return (rows.flatMap { actionItems(ofElement: $0, path: nil, in: group) }, table.lineCount)
    }
    var end = start
    while end < lines.count, !lines[end].isBlank || lines[end].isCode,
      end == start || lines[end].isCode && lines[end - 1].isCode
        || !Self.beginsBlock(at: end, in: lines)
    { end += 1 }
    end = max(end, start + 1)
    let text = lines[start..<end].map { String(decoding: $0.bytes, as: UTF8.self) }
      .joined(separator: "\n")
    if let document = EmbeddedDocument.value(in: text), let inner = group.inner {
      return (actionItems([ReceivedElement(.string(document.text))], in: inner), end - start)
    }
    return (items(Array(ItemText.items([text]).joined()), in: group), end - start)
  }

  /// Whether a line ends the paragraph above it: a heading, a fence, or an item of a list.
  private static func beginsBlock(at index: Int, in lines: [OutlineLine]) -> Bool {
    if lines[index].isCode != lines[index - 1].isCode || lines[index].isRule { return true }
    if let sign = lines[index].sign { return sign.kind == .bullet || sign.kind == .number(1) }
    return head(at: index, in: lines) != nil
  }

  /// The heading (CommonMark 4.2) or label at a line; nil if it is something else.
  ///
  /// A label is a bold line, or one that ends in a colon, with a list below it.
  private static func head(at index: Int, in lines: [OutlineLine]) -> Head? {
    let line = lines[index]
    guard !line.isCode, line.sign == nil, line.indent < 4, line.text.count <= 120 else {
      return nil
    }
    let level = line.text.prefix { $0 == UInt8(ascii: "#") }.count
    let behind = line.text.dropFirst(level)
    if (1...6).contains(level), behind.first == 0x20 || behind.first == 0x09 {
      let text = label(of: behind, isHeading: true)
      return text.isBlank ? nil : Head(level: level, text: text)
    }
    guard line.endsInColon || line.text.starts(with: "**".utf8) && line.text.suffix(2) == [42, 42]
    else { return nil }
    guard let next = lines[(index + 1)...].first(where: { !$0.isBlank }), next.sign != nil else {
      return nil
    }
    let text = label(of: line.text)
    return text.isBlank ? nil : Head(level: 7, text: text)
  }

  /// The words of a heading or label, without the marks around them and the colon at the end.
  private static func label(of line: ArraySlice<UInt8>, isHeading: Bool = false) -> String {
    var text = line.trimming(while: \.isWhiteSpace)
    if isHeading {
      // Closing marks follow a space (CommonMark 4.2).
      let marked = text.prefix(
        upTo: text.lastIndex { $0 != UInt8(ascii: "#") }.map { $0 + 1 } ?? text.startIndex)
      if marked.last.map(\.isWhiteSpace) ?? true { text = marked.trimming(while: \.isWhiteSpace) }
    }
    text = withoutColon(text)
    for mark in ["**", "__"] where text.count > 4 {
      let inner = text.dropFirst(2).dropLast(2)
      if text.starts(with: mark.utf8), text.suffix(2).elementsEqual(mark.utf8),
        inner.firstRange(of: mark.utf8) == nil
      {
        text = withoutColon(inner)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func withoutColon(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var scalars = String(decoding: text, as: UTF8.self).unicodeScalars[...]
    let ends: Set<Unicode.Scalar> = [":", "\u{FF1A}", "\u{FE55}", " ", "\t"]
    while let last = scalars.last, ends.contains(last) { scalars.removeLast() }
    return Array(Substring(scalars).utf8)[...]
  }
}
