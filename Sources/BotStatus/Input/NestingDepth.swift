internal import JSONDocument

/// The nesting depth of lists and quotes, in arrays and in the Markdown of strings.
enum NestingDepth {
  /// The maximum depth that every Markdown renderer shows; deeper nesting is flattened.
  static let maximumShown = 8

  /// Whether a value's nesting, or that of lists and quotes in its strings, exceeds what is shown.
  static func exceedsShown(_ value: JSONValue) -> Bool {
    exceedsShown(value, depth: 0)
  }

  /// The recursion stops at values nested deeper than the maximum shown.
  private static func exceedsShown(_ value: JSONValue, depth: Int) -> Bool {
    switch value {
    case .null, .boolean, .number: false
    case .string(let text): markdownDepth(of: text) > maximumShown
    case .array(let elements):
      depth > maximumShown || elements.contains { exceedsShown($0, depth: depth + 1) }
    case .object(let object):
      depth > maximumShown || object.members.contains { exceedsShown($0.value, depth: depth + 1) }
    }
  }

  /// The nesting depth of lists and quotes in Markdown, judged by their markers and indentation;
  /// code that looks like a list counts as one.
  private static func markdownDepth(of text: String) -> Int {
    var deepest = 0
    var contents: [Int] = []
    let bytes = text.utf8Span.span
    var end = -1
    while end < bytes.count {
      var index = end + 1
      end = TranscriptLine.lineFeed(from: index, in: bytes)
      var quotes = 0
      var column = 0
      while index < end {
        if bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") {
          column += bytes[index] == UInt8(ascii: "\t") ? 4 : 1
          index += 1
        } else if bytes[index] == UInt8(ascii: ">") {
          quotes += 1
          index += 1
        } else if let width = markWidth(bytes.extracting(index..<end)) {
          while let last = contents.last, column < last { contents.removeLast() }
          column += width
          contents.append(column)
          index += width
          deepest = max(deepest, contents.count + quotes)
        } else {
          break
        }
      }
      deepest = max(deepest, quotes)
      if index == end, quotes == 0 { continue }
      while let last = contents.last, column < last { contents.removeLast() }
    }
    return deepest
  }

  /// The length of the list marker that the bytes begin with and the space after it; nil if none.
  private static func markWidth(_ line: Span<UInt8>) -> Int? {
    var width = 0
    switch line[0] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): width = 1
    case 0x30...0x39:
      while width < min(10, line.count), (0x30...0x39).contains(line[width]) { width += 1 }
      guard width < line.count,
        line[width] == UInt8(ascii: ".") || line[width] == UInt8(ascii: ")")
      else { return nil }
      width += 1
    default: return nil
    }
    return width < line.count && line[width] == UInt8(ascii: " ") ? width + 1 : nil
  }
}
