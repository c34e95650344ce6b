internal import Exporting
internal import TextEscaping

/// Rows of text in columns, for a terminal.
struct TextTable {
  private var rows: [[String]] = []

  /// Adds a row.
  mutating func add(_ cells: String...) {
    rows.append(cells.map { PlainText.terminalLine($0) })
  }

  /// The lines, with two spaces between columns and no spaces at their ends.
  var text: String {
    var widths: [Int] = []
    for row in rows {
      for (index, cell) in row.enumerated() {
        if index == widths.count { widths.append(0) }
        widths[index] = max(widths[index], cell.unicodeScalars.count)
      }
    }
    return rows.map { row in
      let last = row.lastIndex { !$0.isEmpty } ?? 0
      return row[...last].enumerated().map { index, cell in
        guard index < last else { return cell }
        return cell + String(repeating: " ", count: widths[index] - cell.unicodeScalars.count)
      }.joined(separator: "  ") + "\n"
    }.joined()
  }

  /// Writes the lines to standard output.
  func write() throws(ExportError) {
    try StandardOutput.write(Array(text.utf8))
  }
}
