internal import TextScanning

extension MarkdownWriter {
  /// Writes the blocks of a container.
  ///
  /// - Parameters:
  ///   - isTight: Whether the container is an item of a tight list.
  ///   - outerMark: The marker index of the list that the container is an item of.
  /// - Returns: The mark of the list that was written last, if nothing follows it.
  @discardableResult
  mutating func writeBlocks(
    in container: Node, isTight: Bool = false, outerMark: Int? = nil
  ) -> Int? {
    var previous: Node?
    var mark = outerMark
    // Text on the line, such as a title, counts as a paragraph.
    var isAfterParagraph = line.place == .text
    for block in blocks(in: container) where block.isWritten {
      if let previous {
        trimEnd()
        separate(previous, from: block, isTight: isTight && previous == container.firstChild)
      } else if line.place == .text, !goesOnInLine(block) {
        endBlock()
      } else if block.kind == .list {
        line.alignWithSiblings()
      }
      mark = write(block, besides: mark, afterParagraph: isAfterParagraph)
      isAfterParagraph = block.kind == .paragraph
      previous = block
      line.place = .start
    }
    return previous == nil ? nil : mark
  }

  /// Whether a block is written behind the text of a line: a paragraph, or a heading as one.
  private func goesOnInLine(_ block: Node) -> Bool {
    block.kind == .paragraph || (block.kind == .heading && !line.continuation.isEmpty)
  }

  /// The blocks of a container; lists and quotes nested too deep are replaced by their content.
  private func blocks(in container: Node) -> [Node] {
    // Thematic breaks are written at the top level only (see `Node.isWritten`).
    let children = container.children.filter {
      $0.kind != .thematicBreak || line.continuation.isEmpty
    }
    guard depth >= MarkdownLimits.shownContainers else { return children }
    var blocks: [Node] = []
    var rest = Array(children.reversed())
    while let node = rest.popLast() {
      switch node.kind {
      case .list, .item, .quote: rest += node.children.reversed()
      default: blocks.append(node)
      }
    }
    return blocks
  }

  /// Ends a block so that the next one does not continue it.
  ///
  /// Only a list below the text of a tight item needs no empty line before it in any reader.
  private mutating func separate(_ previous: Node, from block: Node, isTight: Bool) {
    let followsOn = isTight && previous.kind == .paragraph && interruptsParagraph(block)
    if followsOn { endLine() } else { endBlock() }
  }

  /// Whether a block can interrupt a paragraph (CommonMark 0.30, 4.8).
  private func interruptsParagraph(_ block: Node) -> Bool {
    guard block.kind == .list, !block.isOrderedList || block.firstNumber == 1,
      let paragraph = block.children.first(where: \.isWritten)?.firstChild,
      paragraph.kind == .paragraph, let text = paragraph.firstChild
    else { return false }
    return text.kind != .text || !text.literal.utf8.allSatisfy(\.isWhiteSpace)
  }

  /// Writes a block.
  ///
  /// Consecutive lists with one marker would become one list, and `- - -` is a thematic break: so a
  /// list takes a marker other than that of the list before it or of the item that it begins.
  ///
  /// - Returns: The marker index of the block if it is a list.
  private mutating func write(_ block: Node, besides mark: Int?, afterParagraph: Bool) -> Int? {
    switch block.kind {
    case .paragraph: writeInlines(of: block)
    case .heading: writeHeading(block)
    case .thematicBreak: append("___")
    case .codeBlock: writeCode(block: block, afterParagraph: afterParagraph)
    case .quote:
      // Python-Markdown takes the further lines of a quote behind an item's mark for code.
      if output.count == itemStart, !isOneLine(block) {
        return writeBlocks(in: block, outerMark: mark)
      }
      append("> ")
      write(block, continuation: [UInt8(ascii: ">"), UInt8(ascii: " ")])
    case .list:
      let mark = mark.map { $0 + 1 } ?? 0
      writeList(block, mark: mark)
      return mark
    default:
      if block.role == .table { writeTable(block) } else { writeBlocks(in: block) }
    }
    return nil
  }

  /// Whether a list begins right behind the mark of a quote or an item.
  private func beginsList(_ container: Node) -> Bool {
    var first = container.children.first(where: \.isWritten)
    // The blocks of a quote that is not written as one are those of the item.
    while container.kind == .item, let quote = first, quote.kind == .quote, !isOneLine(quote) {
      first = quote.children.first(where: \.isWritten)
    }
    return first?.kind == .list
  }

  /// Whether a quote is written in one line: one paragraph without line breaks.
  private func isOneLine(_ quote: Node) -> Bool {
    let blocks = Array(quote.children.lazy.filter { $0.isWritten }.prefix(2))
    guard blocks.count == 1, let block = blocks.first else { return blocks.isEmpty }
    guard block.kind == .paragraph else { return block.kind == .quote && isOneLine(block) }
    return !NodeWalk(block).contains { event in
      guard case .enter(let node) = event else { return false }
      return node.kind == .softBreak || node.kind == .lineBreak
    }
  }

  /// Writes the content of a quote or an item, which adds to the prefix of further lines.
  private mutating func write(
    _ block: Node, continuation: [UInt8], isTight: Bool = false, mark: Int? = nil
  ) {
    let outer = line
    let isAligned = block.kind == .quote || continuation.count == LineContext.indentation
    let beginsList = self.beginsList(block)
    line.open(continuation, isAligned: isAligned && !beginsList)
    depth += 1
    beginText()
    writeBlocks(in: block, isTight: isTight, outerMark: mark)
    depth -= 1
    line = outer
  }

  /// Writes a heading, or, in an item or a quote, where not every reader has one, a bold paragraph.
  private mutating func writeHeading(_ heading: Node) {
    guard line.continuation.isEmpty else { return writeStrong(heading) }
    output += repeatElement(UInt8(ascii: "#"), count: heading.headingLevel)
    append(" ")
    let outer = line
    line.place = .heading
    writeInlines(of: heading)
    line = outer
  }

  private mutating func writeList(_ list: Node, mark: Int) {
    var number = list.firstNumber
    let isTight = list.isTightList
    // kramdown and Python-Markdown do not support `1)`.
    let marks = Array((list.isOrderedList ? "." : "-*+").utf8)
    var isFirst = true
    var hadBlocks = false
    for item in list.children where item.isWritten {
      if !isFirst {
        if isTight, !hadBlocks { endLine() } else { endBlock() }
      }
      isFirst = false
      let start = output.count
      if list.isOrderedList { output += Array(String(min(number, 999_999_999)).utf8) }
      output.append(marks[mark % marks.count])
      append(" ")
      itemStart = output.count
      number += 1
      let width = output.count - start
      // A list that begins on the item's own line aligns with its first item.
      let beginsList = self.beginsList(item)
      let indentation = beginsList ? width : max(width, LineContext.indentation)
      write(
        item, continuation: Array(repeating: UInt8(ascii: " "), count: indentation),
        isTight: isTight, mark: mark)
      // Python-Markdown takes the next item for a row of a table that ends this one.
      hadBlocks = emptyLineEnd > start || output.last == UInt8(ascii: "|")
    }
  }
}
