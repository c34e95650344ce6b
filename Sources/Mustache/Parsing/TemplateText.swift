internal import TextScanning

/// The bytes of a template, and the mapping of offsets to lines and columns.
struct TemplateText: Sendable {
  let path: String
  let bytes: [UInt8]

  /// Reads a source without its byte order mark; throws if it is not UTF-8.
  init(_ source: TemplateSource) throws(TemplateError) {
    path = source.path
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    bytes = source.text.starts(with: mark) ? Array(source.text.dropFirst(3)) : source.text
    if String(validating: bytes, as: UTF8.self) == nil {
      throw TemplateError("the template is not UTF-8", at: location(of: validPrefix))
    }
  }

  /// The number of bytes before the first one that is not UTF-8.
  private var validPrefix: Int {
    var parser = Unicode.UTF8.ForwardParser()
    var input = bytes.makeIterator()
    var count = 0
    while case .valid(let scalar) = parser.parseScalar(from: &input) {
      count += scalar.count
    }
    return count
  }

  /// The line and column of a byte.
  func location(of offset: Int) -> TemplateError.Location {
    var line = 1
    var column = 1
    for byte in bytes[..<offset] {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0b1100_0000 != 0b1000_0000 {
        column += 1
      }
    }
    return TemplateError.Location(path: path, line: line, column: column)
  }

  /// The text of a range.
  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The range without the white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, isSpace(bytes[lower]) { lower += 1 }
    while upper > lower, isSpace(bytes[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  /// The start of an offset's line if there is only white space before the offset; otherwise nil.
  func blankStart(before offset: Int) -> Int? {
    var start = offset
    while start > 0, bytes[start - 1].isSpaceOrTab { start -= 1 }
    return startsLine(start) ? start : nil
  }

  /// The start of the line after an offset if there is only white space in between; otherwise nil.
  func blankEnd(after offset: Int) -> Int? {
    let end = indentationEnd(from: offset)
    return end == bytes.count ? end : lineBreakEnd(at: end)
  }

  /// Whether an offset is the start of its line.
  func startsLine(_ offset: Int) -> Bool {
    offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n")
  }

  /// The indentation of the first line in a range that is not blank; nil if all lines are blank.
  func indentation(of range: Range<Int>) -> Range<Int>? {
    var lineStart = range.lowerBound
    while lineStart < range.upperBound {
      let end = indentationEnd(from: lineStart)
      guard end < range.upperBound else { return nil }
      guard let next = lineBreakEnd(at: end) else { return lineStart..<end }
      lineStart = next
    }
    return nil
  }

  /// The end of the spaces and tabs at an offset.
  private func indentationEnd(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end].isSpaceOrTab { end += 1 }
    return end
  }

  /// The end of the line break at an offset; nil if there is none.
  private func lineBreakEnd(at offset: Int) -> Int? {
    if bytes[offset] == UInt8(ascii: "\n") { return offset + 1 }
    let next = offset + 1
    guard bytes[offset] == UInt8(ascii: "\r"), next < bytes.count,
      bytes[next] == UInt8(ascii: "\n")
    else { return nil }
    return next + 1
  }

  /// Whether a byte is white space, line breaks included.
  func isSpace(_ byte: UInt8) -> Bool {
    byte.isWhiteSpace || byte == UInt8(ascii: "\r")
  }
}
