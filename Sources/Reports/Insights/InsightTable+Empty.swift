internal import MeetingModel

extension InsightTable {
  /// The table without empty columns and rows.
  var withoutEmptyParts: InsightTable {
    var isShown = [Bool](repeating: false, count: columns.count)
    for row in rows {
      for (column, value) in row.prefix(columns.count).enumerated() where !value.isEmpty {
        isShown[column] = true
      }
    }
    let rows = rows.filter { row in row.contains { !$0.isEmpty } }
    return InsightTable(
      columns: zip(columns, isShown).filter(\.1).map(\.0),
      rows: rows.map { row in zip(row, isShown).filter(\.1).map(\.0) })
  }
}
