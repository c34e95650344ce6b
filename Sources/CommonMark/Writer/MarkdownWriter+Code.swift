extension MarkdownWriter {
  /// Writes a code span, or its text where a code span would act, or be one with another.
  ///
  /// White space at its edges is written outside: to kramdown, a backtick between white space is just
  /// that.
  mutating func writeCode(inline node: Node) {
    let code = node.literal.utf8
    if code.first?.isWhiteSpace == true { writeSpace() }
    if !writeSpan(code.trimmingWhiteSpace) { writeText(node.literal, before: 0) }
    if code.last?.isWhiteSpace == true { writeSpace() }
  }

  /// Writes a code span that neither begins nor ends with white space, unless it would act, or be one
  /// with another; returns whether it did.
  private mutating func writeSpan(_ code: Substring.UTF8View) -> Bool {
    let text = String(Substring(code))
    let mark = UInt8(ascii: "`")
    let length = Code.longestRun(of: mark, in: text) + 1
    // Some readers count the backticks of a row, and Hugo takes one for a part of a mail address.
    let isApart =
      output.count != codeEnd && (line.place != .row || length == 1)
      && !(code.contains(UInt8(ascii: "@")) && output.last.map { !$0.isWhiteSpace } ?? false)
    guard isApart, Code.isInert(span: text) else { return false }
    let fence = repeatElement(mark, count: length)
    // Three backticks with a word behind them may be a fence.
    let isPadded = code.first == mark || code.last == mark || length > 2
    output += fence
    if isPadded { append(" ") }
    for byte in code {
      output.append(byte == UInt8(ascii: "\n") ? UInt8(ascii: " ") : byte)
    }
    if isPadded { append(" ") }
    output += fence
    codeEnd = output.count
    return true
  }

  /// Writes a code block, or its lines as paragraphs where a code block would act, or would not be one
  /// for every reader.
  ///
  /// | where it stands | what is written |
  /// | --- | --- |
  /// | in no item and no quote | a fence |
  /// | in items of four columns or a quote, after a paragraph | indented code |
  /// | anywhere else in one | code spans, line by line |
  ///
  /// The fence is of `~`, the only one that all dialects read: in kramdown's own, a fence of
  /// backticks is a code span, which ends at an empty line. In an item or a quote, some readers know
  /// no fence, or end it with the item at the first line that looks like a rule.
  mutating func writeCode(block node: Node, afterParagraph: Bool) {
    let code = node.literal
    var lines = code.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    while lines.last?.allSatisfy(\.isWhiteSpace) == true { lines.removeLast() }
    guard Code.isInert(code) else { return writeLines(lines, asCode: false) }
    if line.continuation.isEmpty {
      writeFence(around: lines, of: node)
    } else if afterParagraph, line.isAligned, beginsInOwnItem, !Self.beginsDefinition(lines) {
      writeIndented(lines)
    } else {
      writeLines(lines, asCode: true)
    }
  }

  /// Whether lines begin as what some readers take for the definition of a term, the paragraph before,
  /// however far it is indented.
  private static func beginsDefinition(_ lines: [Substring.UTF8View]) -> Bool {
    let first = lines.lazy.map { $0.drop(while: \.isWhiteSpace) }.first { !$0.isEmpty }
    guard let first, let mark = first.first else { return false }
    return (mark == UInt8(ascii: ":") || mark == UInt8(ascii: "~"))
      && first.dropFirst().first?.isWhiteSpace != false
  }

  private mutating func writeFence(around lines: [Substring.UTF8View], of node: Node) {
    let mark = UInt8(ascii: "~")
    let length = Code.longestRun(of: mark, in: node.literal) + 1
    let fence = repeatElement(mark, count: max(3, length))
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

  /// Writes indented code; it does not begin with an empty line (CommonMark 0.30, 4.4).
  private mutating func writeIndented(_ lines: [Substring.UTF8View]) {
    var isFirst = true
    for line in lines.drop(while: { $0.allSatisfy(\.isWhiteSpace) }) {
      if !isFirst { beginLine() }
      isFirst = false
      if line.allSatisfy(\.isWhiteSpace) {
        trimEnd()
      } else {
        append("    ")
        output += line
      }
    }
    openEnd = output.count
  }

  /// Writes lines as paragraphs, broken where they end.
  private mutating func writeLines(_ lines: [Substring.UTF8View], asCode: Bool) {
    var isFirst = true
    var isEmpty = false
    for line in lines {
      guard line.contains(where: { !$0.isWhiteSpace }) else {
        isEmpty = true
        continue
      }
      if !isFirst {
        if isEmpty { endBlock() } else { writeBreak(isHard: true) }
      }
      isFirst = false
      isEmpty = false
      if !asCode || !writeSpan(line.trimmingWhiteSpace) {
        writeText(String(Substring(line)), before: UInt8(ascii: "\n"))
      }
    }
  }
}

extension BidirectionalCollection<UInt8> {
  /// The bytes without the white space at either end.
  var trimmingWhiteSpace: SubSequence {
    let rest = drop(while: \.isWhiteSpace)
    return rest[..<(rest.lastIndex { !$0.isWhiteSpace }.map(rest.index(after:)) ?? rest.endIndex)]
  }
}
