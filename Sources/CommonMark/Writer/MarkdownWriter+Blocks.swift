extension MarkdownWriter {
  /// Writes the blocks in a container, one under the other.
  ///
  /// - Parameters:
  ///   - isTight: Whether the container is an item of a tight list.
  ///   - outerMark: The mark of the list that the container is an item of.
  mutating func writeBlocks(in container: Node, isTight: Bool = false, outerMark: Int? = nil) {
    var previous: Node?
    var mark = outerMark
    for block in container.children {
      if previous != nil { trimEnd() }
      let end = (output.count, lineStart)
      if let previous {
        separate(previous, from: block, isTight: isTight)
      } else if line.place == .text, block.kind != .paragraph {
        endBlock()
      }
      let start = output.count
      let written = write(block, besides: mark)
      if output.count == start {
        // There is nothing in it, so nothing has to be kept apart.
        rewind(to: end)
        continue
      }
      mark = written
      previous = block
      line.place = .start
    }
  }

  /// Ends a block so that the next is none of its lines.
  private mutating func separate(_ previous: Node, from block: Node, isTight: Bool) {
    let followsOn =
      switch previous.kind {
      case .paragraph: isTight && interruptsParagraph(block)
      case .codeBlock where !Code.isInert(previous.literal): false
      case .heading, .codeBlock, .thematicBreak: isTight && block.role == nil
      default: false
      }
    if followsOn { endLine() } else { endBlock() }
  }

  /// Whether a block ends a paragraph without an empty line before it (CommonMark 0.30, 4.8).
  private func interruptsParagraph(_ block: Node) -> Bool {
    switch block.kind {
    case .heading, .thematicBreak, .quote: return true
    case .codeBlock: return Code.isInert(block.literal)
    case .list:
      guard !block.isOrderedList || block.firstNumber == 1,
        let paragraph = block.firstChild?.firstChild, paragraph.kind == .paragraph,
        let text = paragraph.firstChild
      else { return false }
      return text.kind != .text || !text.literal.utf8.allSatisfy(\.isWhiteSpace)
    default: return false
    }
  }

  /// Writes a block.
  ///
  /// Lists in direct succession would become one, and `- - -` is a line across: a list takes
  /// another mark than the one before it or the one whose item it begins.
  ///
  /// - Returns: The mark of the list, if it is one.
  private mutating func write(_ block: Node, besides mark: Int?) -> Int? {
    switch block.kind {
    case .paragraph: writeInlines(of: block)
    case .heading: writeHeading(block)
    case .thematicBreak: append("___")
    case .codeBlock: writeCode(block: block)
    case .quote:
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

  /// Writes what is in a quote or an item, whose further lines begin with something more.
  private mutating func write(
    _ block: Node, continuation: [UInt8], isTight: Bool = false, mark: Int? = nil
  ) {
    let outer = line
    line.continuation += continuation
    line.place = .start
    beginText()
    writeBlocks(in: block, isTight: isTight, outerMark: mark)
    line = outer
  }

  private mutating func writeHeading(_ heading: Node) {
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
    let marks = Array((list.isOrderedList ? ".)" : "-*+").utf8)
    for (index, item) in list.children.enumerated() {
      if index > 0 {
        if isTight { endLine() } else { endBlock() }
      }
      let start = output.count
      if list.isOrderedList { output += Array(String(min(number, 999_999_999)).utf8) }
      output.append(marks[mark % marks.count])
      append(" ")
      number += 1
      let width = output.count - start
      write(
        item, continuation: Array(repeating: UInt8(ascii: " "), count: width), isTight: isTight,
        mark: mark)
    }
  }
}
