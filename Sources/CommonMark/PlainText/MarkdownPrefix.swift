/// The markers of blocks before the content of a line (CommonMark 5).
enum MarkdownPrefix {
  /// Where the content of a line begins, after quote marks and the markers of list items.
  static func end(in output: [UInt8], from start: Int) -> Int {
    var index = start
    while index < output.count {
      switch Unicode.Scalar(output[index]) {
      case " ", "\t", ">": index += 1
      default:
        guard let end = markerEnd(in: output, from: index) else { return index }
        index = end
      }
    }
    return index
  }

  /// Appends to the output what continues the blocks of one of its lines on the next: its quote
  /// marks, and spaces for the markers of list items.
  static func continueLine(from start: Int, in output: inout [UInt8]) {
    for index in start..<end(in: output, from: start) {
      switch Unicode.Scalar(output[index]) {
      case " ", "\t", ">": output.append(output[index])
      default: output.append(UInt8(ascii: " "))
      }
    }
  }

  /// The end of a list item's or a definition's marker, if one begins at an index.
  private static func markerEnd(in output: [UInt8], from start: Int) -> Int? {
    var index = start
    while index < output.count, output[index].isDigit { index += 1 }
    guard index < output.count else { return nil }
    switch Unicode.Scalar(output[index]) {
    case "-", "+", "*", ":": if index > start { return nil }
    case ".", ")": if index == start { return nil }
    default: return nil
    }
    guard index + 1 < output.count, [0x20, 0x09].contains(output[index + 1]) else { return nil }
    return index + 1
  }
}
