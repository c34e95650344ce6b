extension MarkdownWriter {
  /// Writes a table.
  ///
  /// ```
  /// | Owner | Days |
  /// | --- | ---: |
  /// | Ann | 3 |
  /// ```
  mutating func writeTable(_ table: Node) {
    let outer = line
    line.place = .row
    var isFirst = true
    for section in table.children {
      for row in section.children {
        if !isFirst { endLine() }
        writeRow(row)
        guard isFirst else { continue }
        isFirst = false
        endLine()
        for cell in row.children {
          append(underline(cell.role))
        }
        append("|")
      }
    }
    line = outer
  }

  private func underline(_ role: Node.Role?) -> StaticString {
    switch role {
    case .leftCell: "| :--- "
    case .centerCell: "| :---: "
    case .rightCell: "| ---: "
    default: "| --- "
    }
  }

  private mutating func writeRow(_ row: Node) {
    for cell in row.children {
      append("| ")
      writeInlines(of: cell)
      append(" ")
    }
    append("|")
  }
}
