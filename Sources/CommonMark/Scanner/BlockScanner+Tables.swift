internal import TextScanning

extension BlockScanner {
  /// Opens a table if a line is a delimiter row and the last line of the open paragraph is its
  /// header row (GFM 4.10).
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

  /// Adds a row; excess cells are kept as part of the last cell, and missing ones are left out.
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

  /// The text of a cell as a paragraph, without the backslash before each `|`, which is not part of
  /// the text even in code.
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
      NoncharacterEscape.appendPlain(text[...], to: &line)
      text = line
      line = []
    }
    NoncharacterEscape.appendText(text[...], to: &line)
    return line
  }
}

/// A table found in the source (GitHub Flavored Markdown 0.29, 4.10).
struct Table {
  /// The cell role of each column, which has its alignment.
  let columns: [Node.Role]
  /// The cells row by row, header first: indices of the paragraphs at the head, nil if empty.
  var cells: [Int?] = []
  /// The end of each row in ``cells``.
  var rowEnds: [Int] = []

  /// Reads a delimiter row; nil if the line is not one.
  ///
  /// ```
  /// | :-- | :-: | --: |
  /// ```
  static func columns(_ line: ArraySlice<UInt8>) -> [Node.Role]? {
    var columns: [Node.Role] = []
    for cell in TableRow(line).cells {
      let isLeft = cell.first == UInt8(ascii: ":")
      let isRight = cell.count > 1 && cell.last == UInt8(ascii: ":")
      let dashes = cell.dropFirst(isLeft ? 1 : 0).dropLast(isRight ? 1 : 0)
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      columns.append(isLeft ? (isRight ? .centerCell : .leftCell) : isRight ? .rightCell : .cell)
    }
    return columns.isEmpty ? nil : columns
  }
}

/// The cells of a table row: the trimmed text between bars that no backslash precedes.
struct TableRow {
  let cells: [ArraySlice<UInt8>]

  init(_ line: ArraySlice<UInt8>) {
    var rest = line.trimming(while: \.isSpaceOrTab)
    if rest.first == UInt8(ascii: "|") { rest = rest.dropFirst() }
    var cells: [ArraySlice<UInt8>] = []
    var start = rest.startIndex
    for index in rest.indices
    where rest[index] == UInt8(ascii: "|")
      && (index == rest.startIndex || rest[index - 1] != UInt8(ascii: "\\"))
    {
      cells.append(rest[start..<index].trimming(while: \.isSpaceOrTab))
      start = index + 1
    }
    if start < rest.endIndex || cells.isEmpty {
      cells.append(rest[start...].trimming(while: \.isSpaceOrTab))
    }
    self.cells = cells
  }
}
