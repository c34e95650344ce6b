internal import TextScanning

/// The container markers before the content of a line (CommonMark 5).
enum MarkdownPrefix {
  /// The start of a line's content, after quote markers and list markers.
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

  /// Appends the prefix that continues a line's containers on the next line: its quote markers, and
  /// spaces in place of its list markers.
  static func continueLine(from start: Int, in output: inout [UInt8]) {
    for index in start..<end(in: output, from: start) {
      switch Unicode.Scalar(output[index]) {
      case " ", "\t", ">": output.append(output[index])
      default: output.append(UInt8(ascii: " "))
      }
    }
  }

  /// The end of the marker of a list item or a definition that begins at an index; nil if none.
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
