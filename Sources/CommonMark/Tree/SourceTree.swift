import CLibcmark

/// libcmark's tree of a prepared source, with tables assembled from the paragraphs at its head.
struct SourceTree {
  let root: Node
  private let source: PreparedSource
  /// The paragraphs of the head by index; nil once moved into the tree.
  private var head: [Node?]

  /// Parses a source; nil if libcmark gives no tree.
  init?(_ source: PreparedSource) {
    let pointer = source.bytes.withUnsafeBytes { bytes in
      cmark_parse_document(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, CMARK_OPT_DEFAULT)
    }
    guard let root = Node(pointer) else { return nil }
    self.root = root
    self.source = source
    self.head = Array(repeating: nil, count: source.headCount)
    while let node = root.firstChild, let index = source.headIndex(of: node.line) {
      node.unlink()
      head[index] = node
    }
    fillPlaces()
  }

  /// Replaces the placeholders with what they stand for.
  ///
  /// That uses up the whole head unless libcmark parsed something differently than expected; what
  /// is left is put at the end.
  private mutating func fillPlaces() {
    guard source.headCount > 0 || !source.placeholders.isEmpty else { return }
    var cursor = root.firstChild
    while let node = cursor {
      switch node.kind {
      case .quote, .list, .item: cursor = node.firstChild ?? node.following(in: root)
      default: cursor = node.following(in: root)
      }
      guard node.kind == .thematicBreak, let placeholder = source.placeholders[node.line] else {
        continue
      }
      switch placeholder {
      case .table(let index):
        if let table = makeTable(source.tables[index]) { node.replace(with: table) }
      case .nothing:
        if let nothing = Node(.customBlock) { node.replace(with: nothing) }
      }
    }
    for case let node? in head {
      root.append(node)
    }
    head = []
  }

  /// Makes a table node.
  ///
  /// Short rows are padded with empty cells, up to as many in all as the table has real ones.
  private mutating func makeTable(_ table: Table) -> Node? {
    guard let node = Node(.table), let head = Node(.tableHead), let body = Node(.tableBody) else {
      return nil
    }
    node.setHTML(before: TableTag.start(columnCount: table.columns.count), after: "</table>")
    node.append(head)
    if table.rowEnds.count > 1 { node.append(body) } else { body.remove() }
    var start = 0
    var missing = 0
    for (index, end) in table.rowEnds.enumerated() {
      guard let row = Node(.row) else { continue }
      (index == 0 ? head : body).append(row)
      for (column, alignment) in table.columns.enumerated() {
        let isThere = start + column < end
        if !isThere { missing += 1 }
        guard isThere || missing <= table.cells.count,
          let cell = Node(alignment, isHeader: index == 0)
        else { break }
        row.append(cell)
        if isThere, let place = table.cells[start + column] { move(place, to: cell) }
      }
      start = end
    }
    return node
  }

  /// Moves the content of a paragraph of the head to a cell.
  private mutating func move(_ place: Int, to cell: Node) {
    guard let paragraph = head[place], paragraph.kind == .paragraph else { return }
    for child in paragraph.children {
      cell.append(child)
    }
    paragraph.remove()
    head[place] = nil
  }
}
