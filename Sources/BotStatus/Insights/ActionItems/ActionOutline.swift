internal import JSONDocument
internal import MeetingModel

/// The parts of a Markdown text with action items.
struct ActionOutline {
  enum Block {
    /// The items of a list.
    case list([String])
    /// The rows of a table with a column for the task.
    case table([JSONObject])
    /// Any other block.
    case text(String)

    /// Whether the block holds tasks whatever its words are.
    var isOfTasks: Bool {
      if case .text = self { false } else { true }
    }
  }

  /// What is below a heading or label, up to the next one.
  struct Section {
    /// The heading or label; nil above the first one.
    let head: ActionHead?
    var blocks: [Block] = []
    /// Whether lists or tables are there, so that paragraphs beside them are no tasks.
    var hasTasks = false
  }

  private(set) var sections: [Section] = []

  /// Splits a text into its parts.
  init(_ text: String) {
    let lines = OutlineLine.lines(of: text)
    var section = Section(head: nil)
    var index = 0
    // Once numbers have turned out to be text, the rest of them are read as text, so that no line is
    // read twice.
    var hasNumberedText = false
    while index < lines.count {
      if lines[index].isBlank || lines[index].isRule {
        index += 1
      } else if let head = ActionHead(at: index, in: lines) {
        sections.append(section)
        section = Section(head: head)
        index += 1
      } else {
        let isNumbered = lines[index].sign?.isNumber ?? false
        var list: (items: [String], count: Int) = ([], 0)
        if !isNumbered || !hasNumberedText {
          list = MarkdownList.leadingItems(in: lines[index...])
          hasNumberedText = hasNumberedText || isNumbered && list.items.isEmpty
        }
        // A single number is that of an item below a heading, or with something nested in it.
        let isBelowHead = section.head != nil && section.blocks.isEmpty
        if list.items.isEmpty, isNumbered, isBelowHead || Self.isNested(below: index, in: lines) {
          list = MarkdownList.leadingItems(in: lines[index...], isLabelled: true)
        }
        let (block, count) =
          list.items.isEmpty ? Self.block(at: index, in: lines) : (.list(list.items), list.count)
        section.blocks.append(block)
        index += max(1, count)
      }
    }
    sections.append(section)
    findTasks()
  }

  /// Whether the line below another one is an item inside it.
  private static func isNested(below index: Int, in lines: [OutlineLine]) -> Bool {
    index + 1 < lines.count && lines[index + 1].sign != nil
      && lines[index + 1].indent > lines[index].indent + 1
  }

  private mutating func findTasks() {
    for index in sections.indices.reversed() {
      sections[index].hasTasks = sections[index].blocks.contains(where: \.isOfTasks)
      // A paragraph below a heading introduces the headings that are deeper.
      guard let head = sections[index].head, index + 1 < sections.count,
        let next = sections[index + 1].head, next.level > head.level
      else { continue }
      sections[index].hasTasks = sections[index].hasTasks || sections[index + 1].hasTasks
    }
    if sections[0].head == nil {
      sections[0].hasTasks = sections.contains(where: \.hasTasks)
    }
  }

  /// The table or other block at a line, and the number of its lines.
  private static func block(
    at start: Int, in lines: [OutlineLine]
  ) -> (block: Block, count: Int) {
    if let table = PipeTable(lines[start...]), !table.rows.isEmpty,
      InsightsReader.taskIndex(in: table.rows[0].members) != nil
    {
      return (.table(table.rows), table.lineCount)
    }
    var end = start
    while end < lines.count, !lines[end].isBlank || lines[end].isCode,
      end == start || lines[end].isCode && lines[end - 1].isCode
        || !beginsBlock(at: end, in: lines)
    { end += 1 }
    end = max(end, start + 1)
    let text = lines[start..<end].map { String(decoding: $0.bytes, as: UTF8.self) }
      .joined(separator: "\n")
    return (.text(text), end - start)
  }

  /// Whether a line ends the paragraph above it: a heading, a fence, or an item of a list.
  private static func beginsBlock(at index: Int, in lines: [OutlineLine]) -> Bool {
    if lines[index].isCode != lines[index - 1].isCode || lines[index].isRule { return true }
    if let sign = lines[index].sign { return sign.kind == .bullet || sign.kind == .number(1) }
    return ActionHead(at: index, in: lines) != nil
  }
}
