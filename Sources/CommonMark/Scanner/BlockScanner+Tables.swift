extension BlockScanner {
  /// Opens a table, if a line is the row under a header, and the line before it, of the
  /// paragraph that is open, that header.
  mutating func openTable(under line: ArraySlice<UInt8>) -> Bool {
    guard let mark = line.first,
      mark == UInt8(ascii: "|") || mark == UInt8(ascii: ":") || mark == UInt8(ascii: "-"),
      let above = paragraph.last, !above.isLazy,
      let columns = Table.columns(line)
    else { return false }
    let header = Array(body[above.text..<above.end])
    guard TableRow(header[...]).cells.count == columns.count else { return false }
    let prefix = Array(body[above.start..<above.prefixEnd])
    body.removeLast(body.count - above.start)
    bodyLines -= 1
    paragraph.removeLast()
    closeParagraph()
    writePlaceholder(.table(tables.count), prefix: prefix[...])
    leaf = .table(tables.count)
    tables.append(Table(columns: columns))
    addRow(header[...], to: tables.count - 1)
    return true
  }

  /// Adds a row: what it has beyond the last column is more of the last cell, so that it is not
  /// lost, and what it lacks is left out.
  mutating func addRow(_ line: ArraySlice<UInt8>, to table: Int) {
    let columns = tables[table].columns.count
    var cells = TableRow(line).cells
    if cells.count > columns {
      let end = cells[cells.count - 1].endIndex
      cells = cells[..<(columns - 1)] + [line[cells[columns - 1].startIndex..<end]]
    }
    for cell in cells {
      tables[table].cells.append(cell.isEmpty ? nil : addHead(prepare(cell)))
    }
    tables[table].rowEnds.append(tables[table].cells.count)
  }

  /// The text of a cell as a paragraph: a `|` in it has a backslash before it, which is not part
  /// of the text, not in code either.
  private mutating func prepare(_ cell: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(cell.count + 2)
    for byte in cell {
      if byte == UInt8(ascii: "|"), text.last == UInt8(ascii: "\\") { text.removeLast() }
      text.append(byte)
    }
    var line: [UInt8] = []
    if isTooLong(text[...]) {
      exceededLimits = true
      StandIn.appendPlain(text[...], to: &line)
      text = line
      line = []
    }
    StandIn.appendText(text[...], to: &line)
    return line
  }
}
