internal import TextScanning

/// Divides Markdown into paragraphs: runs of lines without an empty line between them.
enum Paragraphs {
  /// The offsets of the paragraphs, without code blocks.
  ///
  /// - Parameters:
  ///   - start: The offset of the text after the front matter.
  ///   - codeLines: The lines of code blocks, from 1, in order.
  static func ranges(
    in source: OutputText, from start: Int, codeLines: [ClosedRange<Int>]
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

  /// The parts of a paragraph that limit code spans: items, headings, table rows.
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

  /// Whether an item, a heading or a table row begins.
  private static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    switch Unicode.Scalar(first) {
    case "#", "|": return true
    case "-", "*", "+": return bytes.dropFirst().first == 0x20
    case "0"..."9":
      let rest = bytes.prefix(11).drop(while: \.isDigit)
      return (rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"))
        && rest.dropFirst().first == 0x20
    default: return false
    }
  }
}
