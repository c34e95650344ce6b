extension Renderer {
  /// Writes the indentation of a line that begins with a tag.
  mutating func startLine(_ instruction: Int, into output: inout [UInt8]) {
    // Literal text is indented by `writeIndented`: it may have many lines, and empty ones stay
    // empty.
    if case .literal = program.instructions[instruction] { return }
    writeIndentation(into: &output)
  }

  /// Writes literal text, indenting every line that is not empty.
  mutating func writeIndented(
    _ range: Range<Int>, startsLine: Bool, into output: inout [UInt8]
  ) {
    var isAtLineStart = startsLine
    var start = range.lowerBound
    while start < range.upperBound {
      let line = program.literalLine(start..<range.upperBound)
      if isAtLineStart {
        if line.isEmpty {
          writtenIndentation = 0
        } else {
          writeIndentation(into: &output)
        }
      }
      program.appendLiteral(start..<line.end, to: &output)
      isAtLineStart = true
      start = line.end
    }
  }

  private mutating func writeIndentation(into output: inout [UInt8]) {
    if writtenIndentation == 0 {
      output.append(contentsOf: indentation)
    } else {
      output.append(contentsOf: indentation.dropFirst(writtenIndentation))
      writtenIndentation = 0
    }
  }
}
