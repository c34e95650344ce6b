internal import TextScanning

extension MarkdownWriter {
  /// Writes a code span, or just its text where a reader would act on it or merge it.
  ///
  /// White space at its edges goes outside: to kramdown, a backtick between white space is text.
  mutating func writeCode(inline node: Node) {
    let code = node.literal.utf8
    if code.first?.isWhiteSpace == true { writeSpace() }
    if !writeSpan(code.trimming(while: \.isWhiteSpace)) { writeText(node.literal, before: 0) }
    if code.last?.isWhiteSpace == true { writeSpace() }
  }

  /// Writes a code span without white space at its edges, unless a reader would act on it or merge
  /// it with another span; returns whether it was written.
  private mutating func writeSpan(_ code: Substring.UTF8View) -> Bool {
    let text = String(Substring(code))
    let mark = UInt8(ascii: "`")
    let length = Code.longestRun(of: mark, in: text) + 1
    // Some readers pair the backticks of a table row; to Hugo, one is part of a mail address.
    let isApart =
      output.count != codeEnd && (line.place != .row || length == 1)
      && !(code.contains(UInt8(ascii: "@")) && output.last.map { !$0.isWhiteSpace } ?? false)
    guard isApart, Code.isInert(span: text) else { return false }
    let fence = repeatElement(mark, count: length)
    // Three backticks before a word may be a fence.
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

  /// Writes a code block, or paragraphs where a reader would act on it or not take it for code.
  ///
  /// | place | written as |
  /// | --- | --- |
  /// | outside items and quotes | fenced code |
  /// | in items of four columns or a quote, after a paragraph | indented code |
  /// | elsewhere in an item or a quote | code spans, line by line |
  ///
  /// The fence is `~~~`, the only one that all dialects support: in kramdown's own dialect, a fence
  /// of backticks is a code span, which ends at an empty line. In an item or a quote, some readers
  /// do not support fences, or end one with the item at the first line that looks like a thematic
  /// break.
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

  /// Whether lines begin like the definition of a term, which some readers see below any paragraph,
  /// however deep the indentation.
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

  /// Writes indented code, which must not begin with an empty line (CommonMark 0.30, 4.4).
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

  /// Writes lines as paragraphs with a hard break after each line.
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
      if !asCode || !writeSpan(line.trimming(while: \.isWhiteSpace)) {
        writeText(String(Substring(line)), before: UInt8(ascii: "\n"))
      }
    }
  }
}
