internal import JSONDocument
internal import MeetingModel

/// Tables, whose rows are objects or lists.
extension InsightValueReader {
  private static let maximumColumns = 8
  /// The maximum length of a cell's text in bytes.
  private static let maximumCell = 240

  /// The table for an array's elements; nil if they are more readable as a list.
  ///
  /// A table needs at least two objects with at most eight distinct keys in total, at least 60 % of
  /// its cells filled, and values that fit in a cell: short single-line texts, numbers, booleans,
  /// and short lists of these.
  func table(of elements: [JSONValue], cell: (JSONValue) -> InsightValue) -> InsightTable? {
    let rows = elements.compactMap(\.objectValue)
    guard rows.count == elements.count, rows.count > 1,
      elements.contains(where: { !$0.holdsNothing })
    else { return nil }
    var columns: [String] = []
    var indexes: [String: Int] = [:]
    var filled = 0
    for row in rows {
      var seen: Set<String> = []
      for member in row.members {
        guard seen.insert(member.name).inserted, fitsInCell(member.value) else { return nil }
        guard indexes[member.name] == nil else { continue }
        guard columns.count < Self.maximumColumns else { return nil }
        indexes[member.name] = columns.count
        columns.append(member.name)
      }
      filled += row.members.count
    }
    guard !columns.isEmpty, filled * 10 >= rows.count * columns.count * 6 else { return nil }
    let cells = rows.map { row in
      var cells = Array(repeating: InsightValue.nothing, count: columns.count)
      for member in row.members {
        if let column = indexes[member.name] { cells[column] = cell(member.value) }
      }
      return cells
    }
    return InsightTable(columns: columns.map(columnTitle), rows: cells)
  }

  private func fitsInCell(_ value: JSONValue, isInList: Bool = false) -> Bool {
    switch value {
    case .null, .boolean, .number: true
    case .string(let text):
      text.utf8.count <= Self.maximumCell
        && !ModelText.markdown(text).utf8.contains(UInt8(ascii: "\n"))
        && EmbeddedDocument.value(in: text) == nil
    case .array(let elements):
      !isInList && elements.count <= 5 && elements.allSatisfy { fitsInCell($0, isInList: true) }
    case .object: false
    }
  }

  /// The title of a column; a column without one has none in a table.
  private func columnTitle(_ key: String) -> String {
    key.isBlank ? "" : SectionTitle.title(of: key, names: names)
  }
}
