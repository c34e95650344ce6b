extension Renderer {
  /// Puts the indentation before a line that begins with a tag.
  mutating func startLine(_ instruction: Int, into output: inout [UInt8]) {
    // Literal text does it by itself: its empty lines stay empty, and it may have many lines.
    if case .literal = program.instructions[instruction] { return }
    writeIndentation(into: &output)
  }

  /// Writes literal text with the indentation before each of its lines that is not empty.
  mutating func writeIndented(
    _ range: Range<Int>, startsLine: Bool, into output: inout [UInt8]
  ) {
    var isAtLineStart = startsLine
    var rest = program.literals[range]
    while let first = rest.first {
      if isAtLineStart {
        if first == UInt8(ascii: "\n")
          || rest.starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")])
        {
          writtenIndentation = 0
        } else {
          writeIndentation(into: &output)
        }
      }
      let lineBreak = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex - 1
      output.append(contentsOf: rest[...lineBreak])
      rest = rest[(lineBreak + 1)...]
      isAtLineStart = true
    }
  }

  private mutating func writeIndentation(into output: inout [UInt8]) {
    output.append(contentsOf: indentation.dropFirst(writtenIndentation))
    writtenIndentation = 0
  }
}
