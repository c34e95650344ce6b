/// Divides Markdown into lines that belong together.
enum Paragraphs {
  /// The offsets of lines without an empty line between them, without code blocks.
  ///
  /// - Parameters:
  ///   - start: Where the text begins, behind the front matter.
  ///   - codeLines: The lines of code blocks, from 1, in order.
  static func ranges(
    in source: SourceText, from start: Int, codeLines: [ClosedRange<Int>]
  ) -> [Range<Int>] {
    var paragraphs: [Range<Int>] = []
    var paragraph: Range<Int>?
    var blocks = codeLines[...]
    for number in source.place(of: start).line..<(source.lineCount + 1) {
      let line = source.line(number)
      while let block = blocks.first, block.upperBound < number { blocks.removeFirst() }
      let isCode = blocks.first?.contains(number) ?? false
      let isBlank = source.bytes[line].allSatisfy {
        $0 == 0x20 || $0 == UInt8(ascii: ">") || $0 == 0x09 || $0 == 0x0D
      }
      if isCode || isBlank {
        if let paragraph { paragraphs.append(paragraph) }
        paragraph = nil
      } else {
        paragraph = (paragraph?.lowerBound ?? line.lowerBound)..<line.upperBound
      }
    }
    if let paragraph { paragraphs.append(paragraph) }
    return paragraphs
  }

  /// The parts of such lines over which a code span can extend: each item, heading and row of a
  /// table has its own.
  static func parts(of paragraph: Range<Int>, in bytes: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = paragraph.lowerBound
    var line = start
    var depth = 0
    while line < paragraph.upperBound {
      let end = bytes[line..<paragraph.upperBound].firstIndex(of: UInt8(ascii: "\n"))
      let marks = bytes[line..<(end ?? paragraph.upperBound)].prefix {
        $0 == UInt8(ascii: ">") || $0 == 0x20
      }
      let quotes = marks.count { $0 == UInt8(ascii: ">") }
      let isFirst = line == paragraph.lowerBound
      if !isFirst, quotes != depth || begins(bytes[marks.endIndex..<paragraph.upperBound]) {
        parts.append(start..<line)
        start = line
      }
      depth = quotes
      line = (end ?? paragraph.upperBound) + 1
    }
    if start < paragraph.upperBound { parts.append(start..<paragraph.upperBound) }
    return parts
  }

  /// Whether an item, a heading or a row begins with some bytes.
  private static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    switch Unicode.Scalar(first) {
    case "#", "|": return true
    case "-", "*", "+": return bytes.dropFirst().first == 0x20
    case "0"..."9":
      let rest = bytes.prefix(11).drop(while: ASCII.isDigit)
      return (rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"))
        && rest.dropFirst().first == 0x20
    default: return false
    }
  }
}
