extension InsightValue {
  /// What a list of the insights is made of: the rows of a table where it is nothing but that.
  package static func items(_ values: [InsightValue]) -> [InsightValue] {
    guard values.count == 1, case .table(let table) = values[0] else { return values }
    return table.rows.map { row in
      .sections(
        zip(table.columns, row).map { InsightSection(key: $0, title: $0, value: $1) })
    }
  }

  /// The words that the value says something with: its text, or the first text of an object, which
  /// is what it is about; nil for everything else.
  package var leadingText: MarkdownText? {
    switch self {
    case .text(let text): text
    case .sections(let sections):
      sections.lazy.compactMap { section in
        if case .text(let text) = section.value { text } else { nil }
      }.first
    case .number, .boolean, .nothing, .list, .table: nil
    }
  }
}
