extension BlockScanner {
  /// The kind of a line inside its innermost container.
  private enum LineKind {
    case text, heading, underline, thematicBreak, indentedCode, blank
    case fence(BlockStart.Fence)
  }

  mutating func scan(_ line: ArraySlice<UInt8>) {
    var edited = EditedLine(line)
    let matched = matchContainers(&edited.cursor)
    let isMatched = matched == containers.count
    if isMatched, continueCode(&edited) { return }
    if edited.cursor.isBlank {
      closeLeaf()
      containers.removeLast(containers.count - matched)
      write(blank: edited, isNeeded: !isMatched)
      return
    }
    var opened: [Container] = []
    let kind = openContainers(&edited, matched: matched, isMatched: isMatched, opened: &opened)
    apply(kind, edited, matched: matched, opened: opened)
  }

  /// Skips the markers of open containers; returns the number of containers that continue.
  private func matchContainers(_ cursor: inout LineCursor) -> Int {
    for (index, container) in containers.enumerated() {
      switch container {
      case .quote:
        guard cursor.indent <= 3, cursor.byte == UInt8(ascii: ">") else { return index }
        cursor.skip(bytes: 1)
        cursor.skip(columns: 1)
      case .item(let width, let isEmpty):
        if cursor.indent >= width {
          cursor.skip(columns: width)
        } else if cursor.isBlank, !isEmpty {
          cursor.skip(columns: cursor.indent)
        } else {
          return index
        }
      }
    }
    return containers.count
  }

  /// Writes a line that belongs to the open code block; false if it does not belong to one.
  private mutating func continueCode(_ edited: inout EditedLine) -> Bool {
    switch leaf {
    case .fencedCode(let fence):
      if edited.cursor.indent <= 3, fence.isClosed(by: edited.cursor.rest) { leaf = .none }
    case .indentedCode:
      guard edited.cursor.indent >= 4 || edited.cursor.isBlank else { return false }
    default: return false
    }
    write(edited)
    return true
  }

  /// Opens the containers that begin on a line; returns the kind of the line inside them.
  private mutating func openContainers(
    _ edited: inout EditedLine, matched: Int, isMatched: Bool, opened: inout [Container]
  ) -> LineKind {
    var isInParagraph = false
    var isInTable = false
    var mayContinue = false
    switch leaf {
    case .paragraph:
      isInParagraph = isMatched
      mayContinue = true
    case .table:
      isInTable = isMatched
      mayContinue = isMatched
    default: break
    }
    while !edited.cursor.isBlank {
      let rest = edited.cursor.rest
      guard edited.cursor.indent < 4 else { return mayContinue ? .text : .indentedCode }
      if edited.cursor.byte == UInt8(ascii: ">") {
        guard matched + opened.count < limits.containers else {
          return refuseContainer(&edited, at: rest.startIndex)
        }
        edited.cursor.skip(bytes: 1)
        edited.cursor.skip(columns: 1)
        opened.append(.quote)
      } else if BlockStart.isHeading(rest) {
        return .heading
      } else if let fence = BlockStart.fence(rest) {
        return .fence(fence)
      } else if isInParagraph, BlockStart.isUnderline(rest) {
        return .underline
      } else if BlockStart.isThematicBreak(rest) {
        return .thematicBreak
      } else if let marker = BlockStart.listMarker(rest, interrupts: isInParagraph || isInTable) {
        guard matched + opened.count < limits.containers else {
          return refuseContainer(&edited, at: rest.startIndex + marker - 1)
        }
        opened.append(openItem(&edited.cursor, marker: marker))
        if edited.cursor.indent < 4, edited.markBox() { return .text }
      } else {
        if BlockStart.isHTML(rest) { edited.escape(at: rest.startIndex) }
        return .text
      }
      isInParagraph = false
      isInTable = false
      mayContinue = false
    }
    return .blank
  }

  private mutating func refuseContainer(_ edited: inout EditedLine, at offset: Int) -> LineKind {
    edited.escape(at: offset)
    exceededLimits = true
    return .text
  }

  /// Skips a list marker and the white space that belongs to it.
  private func openItem(_ cursor: inout LineCursor, marker: Int) -> Container {
    let indent = cursor.indent
    cursor.skip(bytes: marker)
    let space = cursor.indent
    guard (1...4).contains(space), !cursor.isBlank else {
      cursor.skip(columns: 1)
      return .item(width: indent + marker + 1, isEmpty: true)
    }
    cursor.skip(columns: space)
    return .item(width: indent + marker + space, isEmpty: true)
  }

  /// Writes a line that is not code, and records what is open after it.
  private mutating func apply(
    _ kind: LineKind, _ edited: EditedLine, matched: Int, opened: [Container]
  ) {
    var edited = edited
    var kind = kind
    if case .text = kind, opened.isEmpty,
      continueText(edited, isMatched: matched == containers.count)
    {
      return
    }
    if case .underline = kind {
      guard !closeParagraph() else {
        write(edited)
        return
      }
      // The paragraph was only definitions: nothing is left to underline.
      kind = BlockStart.isThematicBreak(edited.cursor.rest) ? .thematicBreak : .text
      if case .text = kind { edited.escape(at: edited.cursor.text) }
    }
    closeLeaf()
    var isBlank = false
    if case .blank = kind { isBlank = true }
    open(opened, in: matched, isBlank: isBlank)
    switch kind {
    case .text, .underline:
      leaf = .paragraph
      writeParagraph(edited, isLazy: false)
    case .heading: writeHeading(edited)
    case .fence(let fence):
      leaf = .fencedCode(fence)
      write(edited)
    case .indentedCode:
      leaf = .indentedCode
      write(edited)
    case .thematicBreak, .blank: write(edited)
    }
  }

  /// Writes a line that continues the open paragraph or table; false if it continues neither.
  private mutating func continueText(_ edited: EditedLine, isMatched: Bool) -> Bool {
    switch leaf {
    case .paragraph:
      if !isMatched || !openTable(under: edited.cursor.rest) {
        writeParagraph(edited, isLazy: !isMatched)
      }
      return true
    case .table(let table) where isMatched:
      addRow(edited.cursor.rest, to: table)
      return true
    default: return false
    }
  }

  /// Closes the containers that do not continue, and opens those that begin.
  private mutating func open(_ opened: [Container], in matched: Int, isBlank: Bool) {
    containers.removeLast(containers.count - matched)
    fillItem()
    for container in opened {
      containers.append(container)
      fillItem()
    }
    if isBlank, case .item(let width, _) = containers.last {
      containers[containers.count - 1] = .item(width: width, isEmpty: true)
    }
  }

  /// Records that the innermost container is not empty.
  private mutating func fillItem() {
    guard case .item(let width, true) = containers.last else { return }
    containers[containers.count - 1] = .item(width: width, isEmpty: false)
  }
}
