/// A position at the end of Markdown written so far: what is on its line before it.
package struct MarkdownPosition {
  /// The byte before the position; a line feed at the start of the document.
  let previous: UInt8
  /// Whether the document is still empty.
  let isStartOfDocument: Bool
  /// The offset at which the line starts; nil if that is too far back, and then all other
  /// properties have the values that are safe anywhere.
  let lineStart: Int?
  /// Whether a block could still begin: the line so far has only markers, digits and punctuation.
  private(set) var isLineStart = true
  /// Whether the line is a heading (CommonMark 4.2).
  private(set) var isHeading = false
  /// Whether the line is a row of a table (GFM 4.10).
  private(set) var isTableRow = false
  /// Whether a bracket is open.
  private(set) var isInBrackets = false
  /// Whether an HTML tag or a link destination is open, where a backslash escapes nothing.
  private(set) var isInTag = false
  /// Whether the last byte is a backslash that would escape what follows.
  private(set) var isAfterBackslash = false

  /// How far back, in bytes, the line's start is searched for, to bound the time on long lines.
  private static let limit = 512
  /// The same limit for text with line breaks, which become spaces where the start is not known.
  static let limitForLineBreaks = 4096

  /// Makes a position from what the writer knows about it.
  package init(
    after previous: UInt8?, isLineStart: Bool, isHeading: Bool, isTableRow: Bool,
    isInBrackets: Bool
  ) {
    self.previous = previous ?? UInt8(ascii: "\n")
    self.isStartOfDocument = previous == nil
    self.lineStart = nil
    self.isLineStart = isLineStart
    self.isHeading = isHeading
    self.isTableRow = isTableRow
    self.isInBrackets = isInBrackets
  }

  /// Makes a position from its code.
  ///
  /// - Parameter count: The length of the document so far, at whose end the position is.
  package init(code: MarkdownPositionCode, atEndOf count: Int) {
    previous = code.previous
    isStartOfDocument = false
    lineStart = count - code.lineLength
    isLineStart = code.contains(.lineStart)
    isHeading = code.contains(.heading)
    isTableRow = code.contains(.tableRow)
    isInBrackets = code.contains(.brackets)
    isInTag = code.contains(.tag)
    isAfterBackslash = code.contains(.backslash)
  }

  /// Reads the end of Markdown written so far.
  init(endOf output: [UInt8], limit: Int = limit) {
    previous = output.last ?? UInt8(ascii: "\n")
    isStartOfDocument = output.isEmpty
    let earliest = max(0, output.count - limit)
    var start = output.count
    while start > earliest, output[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    let isWhole = start == 0 || output[start - 1] == UInt8(ascii: "\n")
    lineStart = isWhole ? start : nil
    scan(output, from: start)
    if isWhole {
      let content = MarkdownPrefix.end(in: output, from: start)
      isHeading = content < output.count && output[content] == UInt8(ascii: "#")
    } else {
      isLineStart = false
      isHeading = true
      isTableRow = true
      isInBrackets = true
    }
  }

  /// Whether a bracket is certainly open, rather than assumed to be.
  var isKnownToBeInBrackets: Bool { isInBrackets && lineStart != nil }

  /// Whether a line break can be shown here; otherwise it becomes a space.
  ///
  /// Link text could hold one, but text after it would no longer see the bracket on its own line.
  var holdsLineBreaks: Bool { !isHeading && !isTableRow && !isInBrackets }

  /// Whether a digit here could be the number of a list item (CommonMark 5.2).
  var canStartList: Bool {
    guard isLineStart, !isHeading, !isTableRow else { return false }
    return switch Unicode.Scalar(previous) {
    case " ", "\t", "\n", ">", "0"..."9": true
    default: false
    }
  }

  private mutating func scan(_ output: [UInt8], from start: Int) {
    var depth = 0
    var isInDestination = false
    var quote: UInt8?
    // The lengths of backtick runs without a closing run, so that none is searched for twice.
    var lengthsWithoutEnd: Set<Int> = []
    var index = start
    while index < output.count {
      let byte = output[index]
      let next = index + 1 < output.count ? output[index + 1] : nil
      index += 1
      if isInTag {
        if let open = quote {
          if byte == open { quote = nil }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == UInt8(ascii: ">") {
          isInTag = false
        }
        continue
      }
      switch Unicode.Scalar(byte) {
      case "\\":
        isAfterBackslash = next == nil
        index += 1
      case "`":
        index = Self.endOfCode(output, from: index - 1, lengthsWithoutEnd: &lengthsWithoutEnd)
      case "[": depth += 1
      case "]":
        depth = max(0, depth - 1)
        isInDestination = next == UInt8(ascii: "(")
      case ")": isInDestination = false
      case "|": isTableRow = true
      case "<": isInTag = next.map(Self.opensTag) ?? true
      // The `x` of a checked task item.
      case "x", "X": break
      case "a"..."z", "A"..."Z", "\u{80}"...: isLineStart = false
      default: break
      }
    }
    isInBrackets = depth > 0
    isInTag = isInTag || isInDestination || Self.endsInAttribute(output)
  }

  /// The end of the code span that begins with the backticks at an index (CommonMark 6.1), or the
  /// end of the backticks if nothing closes it.
  private static func endOfCode(
    _ output: [UInt8], from start: Int, lengthsWithoutEnd: inout Set<Int>
  ) -> Int {
    let backtick = UInt8(ascii: "`")
    var content = start
    while content < output.count, output[content] == backtick { content += 1 }
    let length = content - start
    guard !lengthsWithoutEnd.contains(length) else { return content }
    var run = 0
    for index in content..<output.count {
      if output[index] == backtick {
        run += 1
        continue
      }
      if run == length { return index }
      run = 0
    }
    if run == length { return output.count }
    lengthsWithoutEnd.insert(length)
    return content
  }

  /// Whether a byte after `<` begins a tag, an autolink or a comment (CommonMark 6.5, 6.6).
  private static func opensTag(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "/", "!", "?": true
    default: false
    }
  }

  /// Whether an attribute's value begins here, in a tag that began on an earlier line.
  private static func endsInAttribute(_ output: [UInt8]) -> Bool {
    guard output.count >= 2, output[output.count - 2] == UInt8(ascii: "=") else { return false }
    let last = output[output.count - 1]
    return last == UInt8(ascii: "\"") || last == UInt8(ascii: "'")
  }
}
