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
      let end = output.count
      if let previous {
        separate(previous, from: block, isTight: isTight)
      } else if line.place == .text, block.kind != .paragraph {
        endBlock()
      }
      let start = output.count
      mark = write(block, besides: mark)
      if output.count == start {
        output.removeLast(start - end)
      } else {
        previous = block
        line.place = .start
      }
    }
  }

  /// Ends a block so that the next is none of its lines.
  private mutating func separate(_ previous: Node, from block: Node, isTight: Bool) {
    let followsOn =
      isTight && previous.kind == .paragraph && block.kind == .list
      && block.firstChild?.firstChild != nil && (!block.isOrderedList || block.firstNumber == 1)
    if followsOn { endLine() } else { endBlock() }
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
    case .codeBlock: writeCode(block)
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
    lineStart = output.count
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

  private mutating func writeCode(_ block: Node) {
    let code = block.literal
    let fence = Array(
      repeating: UInt8(ascii: "`"), count: max(3, code.utf8.longestRun(of: UInt8(ascii: "`")) + 1))
    output += fence
    output += block.info.utf8
    var lines = code.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines {
      endLine()
      output += line
    }
    endLine()
    output += fence
  }
}

extension Collection<UInt8> {
  /// The length of the longest run of a byte.
  func longestRun(of byte: UInt8) -> Int {
    var longest = 0
    var current = 0
    for element in self {
      current = element == byte ? current + 1 : 0
      longest = Swift.max(longest, current)
    }
    return longest
  }
}
