extension Compiler {
  /// Adds literal text without the indentation that is removed from its lines.
  mutating func addText(_ range: Range<Int>) {
    let bytes = template.source.bytes
    var start = range.lowerBound
    if template.source.startsLine(start) {
      isAtLineStart = true
    }
    while start < range.upperBound {
      let lineBreak = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\n"))
      let end = lineBreak.map { $0 + 1 } ?? range.upperBound
      if template.source.startsLine(start) {
        start += removedCount(start, to: end)
      }
      if start < end {
        addLiteral(start..<end)
      }
      isAtLineStart = isAtLineStart || lineBreak != nil
      start = end
    }
  }

  private mutating func addLiteral(_ range: Range<Int>) {
    let start = program.literals.count
    program.literals += template.source.bytes[range]
    let last = program.instructions.count - 1
    if extendsLiteral, case .literal(let literal) = program.instructions[last] {
      program.instructions[last] = .literal(literal.lowerBound..<program.literals.count)
      isAtLineStart = false
    } else {
      emit(.literal(start..<program.literals.count), at: range.lowerBound)
    }
    extendsLiteral = true
  }

  /// White space of the template without the indentation that is removed from its line.
  func dedented(_ start: Int?, to end: Int) -> [UInt8] {
    guard let start else { return [] }
    return Array(template.source.bytes[(start + removedCount(start, to: end))..<end])
  }

  /// The number of bytes of indentation to remove at the start of a line.
  private func removedCount(_ start: Int, to end: Int) -> Int {
    zip(removedIndentation, template.source.bytes[start..<end]).prefix { $0 == $1 }.count
  }
}
