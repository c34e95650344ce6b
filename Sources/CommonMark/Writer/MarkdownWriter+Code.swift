extension MarkdownWriter {
  /// Writes a code span, or its text where a code span would act, or be one with another.
  mutating func writeCode(inline node: Node) {
    let code = node.literal
    guard !code.isEmpty, Code.isInert(span: code), output.count != codeEnd else {
      writeText(code, before: 0)
      return
    }
    let mark = UInt8(ascii: "`")
    let fence = repeatElement(mark, count: Code.longestRun(of: mark, in: code) + 1)
    let isPadded =
      code.utf8.first == mark || code.utf8.last == mark
      || code.utf8.first == UInt8(ascii: " ") && code.utf8.last == UInt8(ascii: " ")
        && !code.utf8.allSatisfy { $0 == UInt8(ascii: " ") }
    output += fence
    if isPadded { append(" ") }
    for byte in code.utf8 {
      // In a row a backslash keeps `|` from ending the cell, and is not part of the code.
      if byte == UInt8(ascii: "|"), line.place == .row { append("\\") }
      output.append(byte == UInt8(ascii: "\n") ? UInt8(ascii: " ") : byte)
    }
    if isPadded { append(" ") }
    output += fence
    codeEnd = output.count
  }

  /// Writes a code block, or its lines as a paragraph where a code block would act.
  ///
  /// The fence is of `~`, the only one that all dialects read: in kramdown's own, a fence of
  /// backticks is a code span, which ends at an empty line.
  mutating func writeCode(block node: Node) {
    let code = node.literal
    var lines = code.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard Code.isInert(code) else {
      writeLines(lines.map { String(Substring($0)) })
      return
    }
    let mark = UInt8(ascii: "~")
    let fence = repeatElement(mark, count: max(3, Code.longestRun(of: mark, in: code) + 1))
    output += fence
    if Code.isKnown(language: node.info) { output += node.info.utf8 }
    for line in lines {
      beginLine()
      if line.isEmpty { trimEnd() } else { output += line }
    }
    beginLine()
    output += fence
    blockEnd = output.count
  }

  /// Writes lines of plain text as paragraphs, broken where they end.
  private mutating func writeLines(_ lines: [String]) {
    var isFirst = true
    var isEmpty = false
    for text in lines {
      guard text.utf8.contains(where: { !$0.isWhiteSpace }) else {
        isEmpty = true
        continue
      }
      if !isFirst {
        if isEmpty { endBlock() } else { writeBreak(isHard: true) }
      }
      isFirst = false
      isEmpty = false
      writeText(text, before: UInt8(ascii: "\n"))
    }
  }
}
