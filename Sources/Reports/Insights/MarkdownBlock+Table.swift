internal import CommonMark

extension MarkdownBlock {
  /// Makes a table of GitHub's dialect; nil if a cell does not fit on a line.
  init?(columns: [String], rows: [[MarkdownBlock]]) {
    var lines: [[[UInt8]]] = [columns.map { MarkdownBlock.plain(PlainText.singleLine($0)).bytes }]
    for row in rows {
      guard row.allSatisfy(\.isLine) else { return nil }
      lines.append(row.map(\.bytes))
    }
    var cells: [[[UInt8]]] = []
    for line in lines {
      var escaped: [[UInt8]] = []
      for cell in line {
        guard let cell = Self.cell(cell) else { return nil }
        escaped.append(cell)
      }
      cells.append(escaped)
    }
    self.init(.table) { output in
      for (index, row) in cells.enumerated() {
        Self.append(row, to: &output)
        if index == 0 { Self.append(row.map { _ in Array("---".utf8) }, to: &output) }
      }
    }
  }

  /// A cell with its bars escaped; nil if one stands beside code, in which readers do not agree on
  /// what a backslash means.
  private static func cell(_ bytes: [UInt8]) -> [UInt8]? {
    let bar = UInt8(ascii: "|")
    guard bytes.contains(bar) else { return bytes }
    guard !bytes.contains(UInt8(ascii: "`")) else { return nil }
    var result: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      if byte == bar, !isEscaped { result.append(UInt8(ascii: "\\")) }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      result.append(byte)
    }
    return result
  }

  private static func append(_ row: [[UInt8]], to output: inout [UInt8]) {
    output.append(UInt8(ascii: "|"))
    for cell in row {
      output.append(UInt8(ascii: " "))
      output.append(contentsOf: cell)
      output.append(contentsOf: " |".utf8)
    }
    output.append(UInt8(ascii: "\n"))
  }
}
