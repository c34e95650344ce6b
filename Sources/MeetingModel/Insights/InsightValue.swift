/// A value of the insights in the shape in which it is presented.
public indirect enum InsightValue: Sendable, Hashable {
  /// Markdown.
  case text(MarkdownText)
  /// A number as it was spelt.
  case number(String)
  /// A boolean.
  case boolean(Bool)
  /// No content: `null`, or an empty text, list or object inside another value.
  case nothing
  /// A list.
  case list([InsightValue])
  /// A list of objects with the same keys.
  case table(InsightTable)
  /// An object, as titled values in order.
  case sections([InsightSection])

  /// The main text of the value: the text itself, or the first text of an object, which is its
  /// subject; nil for everything else.
  public var leadingText: MarkdownText? {
    switch self {
    case .text(let text): text
    case .sections(let sections): sections.lazy.compactMap(\.value.text).first
    case .number, .boolean, .nothing, .list, .table: nil
    }
  }

  /// Changes the ``leadingText``, if there is one.
  package mutating func updateLeadingText(_ update: (inout MarkdownText) -> Void) {
    switch self {
    case .text(var text):
      update(&text)
      self = .text(text)
    case .sections(var sections):
      guard let index = sections.firstIndex(where: { $0.value.text != nil }) else { return }
      sections[index].value.updateLeadingText(update)
      self = .sections(sections)
    case .number, .boolean, .nothing, .list, .table: break
    }
  }

  /// The value as text, if it is one.
  fileprivate var text: MarkdownText? {
    if case .text(let text) = self { text } else { nil }
  }
}

extension InsightTable {
  /// Changes the first text of each row that has one.
  ///
  /// - Parameter update: Also receives the index of the row.
  package mutating func updateLeadingTexts(_ update: (Int, inout MarkdownText) -> Void) {
    for row in rows.indices {
      guard let column = rows[row].firstIndex(where: { $0.text != nil }) else { continue }
      rows[row][column].updateLeadingText { update(row, &$0) }
    }
  }
}

extension Insights {
  /// The items of a slot: the elements of its list, the rows if the list is a single table, or the
  /// tasks of the action items.
  public func items(of slot: InsightSlot) -> [InsightValue] {
    guard slot != .actionItems else { return actionItems.map(\.task) }
    let values = self[slot]
    guard values.count == 1, case .table(let table) = values[0] else { return values }
    return table.rows.map { row in
      .sections(
        zip(table.columns, row).map { InsightSection(key: $0, title: $0, value: $1) })
    }
  }

  /// Changes the leading text of each of the ``items(of:)`` that has one, in order.
  package mutating func updateLeadingTexts(
    of slot: InsightSlot, _ update: (inout MarkdownText) -> Void
  ) {
    guard slot != .actionItems else {
      for index in actionItems.indices { actionItems[index].task.updateLeadingText(update) }
      return
    }
    var values = self[slot]
    if values.count == 1, case .table(var table) = values[0] {
      table.updateLeadingTexts { update(&$1) }
      values[0] = .table(table)
    }
    for index in values.indices { values[index].updateLeadingText(update) }
    self[slot] = values
  }
}

/// A table of objects with the same keys, one per row.
public struct InsightTable: Sendable, Hashable {
  /// The column titles, in the order in which the keys first appear.
  public var columns: [String]
  /// The rows, each with one cell per column; a key missing from an object is
  /// ``InsightValue/nothing``.
  public var rows: [[InsightValue]]

  /// Makes a table.
  public init(columns: [String], rows: [[InsightValue]]) {
    self.columns = columns
    self.rows = rows
  }
}

/// A key of the insights and its value, with a readable title.
public struct InsightSection: Sendable, Hashable {
  /// The key as received.
  public var key: String
  /// The key as a readable title: `next_quarter_risks` becomes "Next quarter risks".
  ///
  /// Untrusted plain text.
  public var title: String
  /// The value.
  public var value: InsightValue

  /// Makes a section.
  public init(key: String, title: String, value: InsightValue) {
    self.key = key
    self.title = title
    self.value = value
  }
}
