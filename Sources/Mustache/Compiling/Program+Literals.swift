extension Program {
  /// Appends literal text.
  func appendLiteral(_ range: Range<Int>, to output: inout [UInt8]) {
    literals.withUnsafeBufferPointer { literals in
      output.append(contentsOf: UnsafeBufferPointer(rebasing: literals[range]))
    }
  }

  /// Where the line that literal text begins with ends, and whether nothing is on it.
  func literalLine(_ range: Range<Int>) -> (end: Int, isEmpty: Bool) {
    literals.withUnsafeBufferPointer { literals in
      guard let lineBreak = literals[range].firstIndex(of: UInt8(ascii: "\n")) else {
        return (range.upperBound, range.isEmpty)
      }
      let hasReturn = lineBreak > range.lowerBound && literals[lineBreak - 1] == UInt8(ascii: "\r")
      return (lineBreak + 1, lineBreak - (hasReturn ? 1 : 0) == range.lowerBound)
    }
  }
}
