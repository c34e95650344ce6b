internal import TextScanning

/// The starts and ends of lines.
extension PlainTextWriter {
  /// Writes the start of the text as far as it needs escapes; returns where to continue.
  mutating func startText(_ text: Span<UInt8>) -> Int {
    let first = text[0]
    if previous == UInt8(ascii: ":") { emojiEnd = endOfEmoji(from: 0, in: text) ?? -1 }
    if let spelling = firstSpelling(of: first) {
      append(first, as: spelling)
      return 1
    }
    return position.isLineStart ? startLine(text, at: 0) : 0
  }

  /// How to write the first byte where it would act with the byte before it; nil elsewhere.
  private func firstSpelling(of byte: UInt8) -> Spelling? {
    switch Unicode.Scalar(byte) {
    case ";": previous.isAlphanumeric ? .reference : nil
    case "(": previous == UInt8(ascii: "]") ? .backslash : nil
    case "0"..."9", "A"..."Z", "a"..."z":
      previous == UInt8(ascii: "&") || output.suffix(2).elementsEqual("&#".utf8) ? .reference : nil
    case "#": previous == UInt8(ascii: "&") ? .reference : nil
    default: nil
    }
  }

  /// Writes what could open a block at the start of a line (CommonMark 4 and 5; definition lists,
  /// tables and block boundaries of other dialects), and returns the index to continue from.
  mutating func startLine(_ text: Span<UInt8>, at start: Int) -> Int {
    let index = endOfInvisible(text, from: start)
    guard index < text.count else { return keep(text, start..<index) }
    let byte = text[index]
    let next = after(index, in: text)
    switch Unicode.Scalar(byte) {
    case "0"..."9": return startNumber(text, run: start, at: index)
    case ".", ")":
      // A list marker together with digits in the template; to some readers, even without digits.
      let isMark = next == 0 || next.isWhiteSpace || index == 0 && previous.isDigit
      guard isMark else { return keep(text, start..<index) }
    case "-", "+":
      guard next < 0x80, !next.isAlphanumeric else { return keep(text, start..<index) }
    case ":":
      // Not `:)` or `:+1:`.
      let isMark = next == 0 || next.isWhiteSpace || "-|:=+".utf8.contains(next)
      guard isMark, endOfEmoji(from: index + 1, in: text) == nil else {
        return keep(text, start..<index)
      }
    case "{":
      guard !position.isHeading, beginsAttributes(at: index, in: text) else {
        return keep(text, start..<index)
      }
    case "#", ">", "*", "=": break
    default: return keep(text, start..<index)
    }
    append(text, start..<index)
    let isPair = byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":")
    let pair = pair(byte, previous, next, isLast: index + 1 == text.count)
    append(byte, as: isPair && pair == .reference ? .reference : .backslash)
    return index + 1
  }

  /// Writes digits at the start of a line, and the delimiter after them that would make them a list
  /// marker (CommonMark 5.2).
  private mutating func startNumber(_ text: Span<UInt8>, run: Int, at start: Int) -> Int {
    var end = start
    while end < text.count, text[end].isDigit { end += 1 }
    let mark = end < text.count ? text[end] : following
    let isMark = mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
    if end == text.count {
      guard isMark || mark == 0, position.canStartList || start > 0 else {
        return keep(text, run..<end)
      }
      append(text, run..<(end - 1))
      append(text[end - 1], as: .reference)
      return end
    }
    let next = after(end, in: text)
    guard isMark, next == 0 || next.isWhiteSpace else { return keep(text, run..<end) }
    append(text, run..<end)
    append(mark, as: .backslash)
    return end + 1
  }

  private mutating func keep(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    append(text, range)
    return range.upperBound
  }

  /// Writes a line break and the start of the next line with text; returns where to continue.
  mutating func writeBreak(_ text: Span<UInt8>, run: Int, at index: Int) -> Int {
    var end = index
    while end > run, text[end - 1].isWhiteSpace { end -= 1 }
    append(text, run..<end)
    var next = index
    while next < text.count, text[next].isWhiteSpace { next += 1 }
    let line =
      position.lineStart == nil
      ? MarkdownPosition(endOf: output, limit: MarkdownPosition.limitForLineBreaks) : position
    guard line.holdsLineBreaks, let lineStart = line.lineStart else {
      output.append(UInt8(ascii: " "))
      return next
    }
    output.append(contentsOf: "  \n".utf8)
    MarkdownPrefix.continueLine(from: lineStart, in: &output)
    return startLine(text, at: next)
  }

  /// Whether braces hold attributes, which some readers apply to a block that ends or begins here.
  private func beginsAttributes(at start: Int, in text: Span<UInt8>) -> Bool {
    for index in (start + 1)..<max(start + 1, min(text.count, start + 64)) {
      switch Unicode.Scalar(text[index]) {
      case "=", "#", ".": return true
      // Python-Markdown takes any words for attributes.
      case "}": return index > start + 1
      case "\n": return false
      default: continue
      }
    }
    return false
  }

  /// Skips non-ASCII spaces and format characters, which some readers drop at the start of a line.
  private func endOfInvisible(_ text: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count, text[index] >= 0x80 {
      let scalar = TextScalar(in: text, at: index)
      switch scalar.value {
      case 0xA0, 0xAD, 0x1680, 0x180E, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000,
        0xFEFF:
        index += scalar.length
      default: return index
      }
    }
    return index
  }
}
