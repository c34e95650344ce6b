/// The bytes of a template, and how places in them are told.
struct SourceText: Sendable {
  let path: String
  let bytes: [UInt8]

  /// Takes a source's text without its byte order mark; throws if it is not UTF-8.
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

  /// Where the line of a place begins, if there is only white space between the two.
  func blankStart(before offset: Int) -> Int? {
    var start = offset
    while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
    return startsLine(start) ? start : nil
  }

  /// Where the line after a place begins, if there is only white space between the two.
  func blankEnd(after offset: Int) -> Int? {
    let end = indentationEnd(from: offset)
    return end == bytes.count ? end : lineBreakEnd(at: end)
  }

  /// Whether a place is the first of its line.
  func startsLine(_ offset: Int) -> Bool {
    offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n")
  }

  /// The white space that the first line of a range begins with which is not blank; nil if all are.
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

  /// Where the spaces and tabs from a place on end.
  private func indentationEnd(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    return end
  }

  /// Where the line break at a place ends; nil if there is none.
  private func lineBreakEnd(at offset: Int) -> Int? {
    if bytes[offset] == UInt8(ascii: "\n") { return offset + 1 }
    let next = offset + 1
    guard bytes[offset] == UInt8(ascii: "\r"), next < bytes.count,
      bytes[next] == UInt8(ascii: "\n")
    else { return nil }
    return next + 1
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Whether a byte is white space, line breaks included.
  func isSpace(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
