/// A table as it was found in a source (GitHub Flavored Markdown 0.29, 4.10).
struct Table {
  /// What the cells of each column are: how they are aligned.
  let columns: [Node.Role]
  /// The cells of all rows, one row after the other, the header first: the place of each among
  /// the paragraphs at the head, nil for an empty one.
  var cells: [Int?] = []
  /// Where each row ends in ``cells``.
  var rowEnds: [Int] = []

  /// Reads the row under a table's header; nil if a line is none.
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
      columns.append(
        isLeft ? (isRight ? .centerCell : .leftCell) : isRight ? .rightCell : .cell)
    }
    return columns.isEmpty ? nil : columns
  }
}
