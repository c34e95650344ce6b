/// What each special character could do, and how it is spelt so that it does not.
extension PlainTextWriter {
  /// How a special byte is spelt, beside the bytes before and after it.
  mutating func spelling(of byte: UInt8, at index: Int, in text: Span<UInt8>) -> Spelling {
    let previous = before(index, in: text)
    let next = after(index, in: text)
    let isLast = index + 1 == text.count
    return switch Unicode.Scalar(byte) {
    // Links, images, footnotes (CommonMark 6.3, 6.4; GFM), wiki links and callouts of Obsidian,
    // strikethrough (GFM 6.5), math, code (6.1).
    case "[":
      position.isInBrackets || isLast && (next == 0 || next == byte) ? .reference : .backslash
    case "~", "$": .backslash
    // Between the cells of a row, kramdown sees code even where the marks are escaped.
    case "`": position.isTableRow ? .reference : .backslash
    // Cells of a table (GFM 4.10): kramdown sees one in any line, and markdown-it even where the
    // bar is escaped, if a line of dashes comes next. Two hide a text in dialects of chats.
    case "|": position.isTableRow && previous != byte ? .backslash : .reference
    // Not all readers honour an escape in the text of a link. What looks like a box that is ticked
    // would tick the box of its item (cmark-gfm 0.29).
    case "]":
      position.isInBrackets
        ? .reference : previous | 0x20 == UInt8(ascii: "x") ? .backslash : .plain
    // Emphasis: not between spaces, nor for `_` within a word (CommonMark 6.2).
    case "*": previous.isWhiteSpace && next.isWhiteSpace ? .plain : .backslash
    case "_": isWithinWord(previous, next) ? .plain : .backslash
    // Block identifiers of Obsidian, notes in the line of Pandoc, block ends of kramdown.
    case "^": isWithinWord(previous, next) ? .plain : .backslash
    // An image (CommonMark 6.4), if the bracket is not of this text.
    case "!": isLast && (next == 0 || next == UInt8(ascii: "[")) ? .backslash : .plain
    // Before a bar that ends a cell, a backslash escapes the bar though it is escaped itself.
    case "\\":
      next.isAlphanumeric ? .plain : isLast && !next.isWhiteSpace ? .reference : .backslash
    // Highlights and comments of Obsidian.
    case "=": pair(byte, previous, next, isLast: isLast)
    // A tag of Liquid, which reads the document before Markdown is read.
    case "%":
      previous == UInt8(ascii: "{") ? .reference : pair(byte, previous, next, isLast: isLast)
    case "{": brace(previous, next, at: index, in: text)
    case "#": hash(previous, next, at: index, in: text)
    case "&": beginsReference(at: index, in: text) ? .reference : .plain
    case "<": beginsTag(at: index, in: text) ? .reference : .plain
    case ">": endsComment(at: index, in: text) ? .reference : .plain
    case ":": colon(previous, next, at: index, in: text)
    case "/": slash(previous, next, at: index, in: text)
    case "@": at(previous, at: index, in: text)
    case ".": dot(previous, at: index, in: text)
    default: .plain
    }
  }

  /// A character that acts only beside another of its kind, to readers that may not know of
  /// escapes, so that the two must not stand side by side.
  func pair(_ byte: UInt8, _ previous: UInt8, _ next: UInt8, isLast: Bool) -> Spelling {
    if isLast, next == 0 || next == byte { return .reference }
    return previous == byte ? .backslash : .plain
  }

  private func isWithinWord(_ previous: UInt8, _ next: UInt8) -> Bool {
    previous.isAlphanumeric && next.isAlphanumeric
  }

  /// A brace: `{{` and `{%` are Liquid's and Hugo's, which read the document before Markdown is
  /// read, so that the two characters must not stand side by side; `{:` is kramdown's; in a heading
  /// any brace may begin attributes, for some readers an escaped one, too.
  private func brace(
    _ previous: UInt8, _ next: UInt8, at index: Int, in text: Span<UInt8>
  ) -> Spelling {
    let isWord = next.isAlphanumeric || next.isWhiteSpace || next >= 0x80
    if position.isHeading || !isWord && index + 1 == text.count { return .reference }
    // Attributes of a cell.
    if position.isTableRow { return .backslash }
    // Attributes of what the template ends; JSON front matter of Hugo.
    let isFirst =
      index == 0
      && (position.isStartOfDocument || needsReference(beside: previous))
    // What stands in parentheses may look like where a link leads.
    let isBehind = previous == UInt8(ascii: "{") || previous == UInt8(ascii: ")")
    let isAttribute = next == UInt8(ascii: ".") || next == UInt8(ascii: "}")
    return isAttribute || isFirst || isBehind ? .backslash : .plain
  }

  /// A hash sign: closes a heading (CommonMark 4.2), or begins a tag of Obsidian, which has a
  /// letter in it.
  private func hash(
    _ previous: UInt8, _ next: UInt8, at index: Int, in text: Span<UInt8>
  ) -> Spelling {
    if next == 0 { return .backslash }
    if previous.isAlphanumeric { return .plain }
    if position.isHeading { return .backslash }
    var end = index + 1
    while end < text.count, text[end].isDigit { end += 1 }
    let last = end < text.count ? text[end] : following
    if end > index + 1 {
      switch Unicode.Scalar(last) {
      case "_", "-", "/", "A"..."Z", "a"..."z", "\u{80}"..., "\0": return .backslash
      default: return .plain
      }
    }
    return last.isWhiteSpace ? .plain : .backslash
  }

  /// Whether a character reference may begin here (CommonMark 2.5, kramdown's wider names), which
  /// HTML reads without its semicolon, too: not in `R&D`.
  private func beginsReference(at index: Int, in text: Span<UInt8>) -> Bool {
    let next = after(index, in: text)
    if next.isAlphanumeric, index + 2 < text.count, text[index + 2].isAlphanumeric { return true }
    var end = index + 1
    let limit = index + 40
    while end < text.count {
      switch Unicode.Scalar(text[end]) {
      case ";": return end > index + 1
      case "#", "_", ":", ".", "-", "0"..."9", "A"..."Z", "a"..."z":
        guard end < limit else { return true }
        end += 1
      default: return false
      }
    }
    return following == 0 || following == UInt8(ascii: ";") || following == UInt8(ascii: "#")
      || following.isAlphanumeric
  }

  /// Whether a tag or an autolink may begin here (CommonMark 6.5, 6.6): not before white space,
  /// nor before a number, `=` or `-` that white space ends.
  private func beginsTag(at index: Int, in text: Span<UInt8>) -> Bool {
    var end = index + 1
    let limit = index + 16
    while end < min(text.count, limit) {
      switch Unicode.Scalar(text[end]) {
      case "0"..."9", "=", "-": end += 1
      default: return !text[end].isWhiteSpace
      }
    }
    return end == limit || !following.isWhiteSpace
  }

  /// Whether a comment of HTML, begun by the template, would end here (CommonMark 6.6).
  private func endsComment(at index: Int, in text: Span<UInt8>) -> Bool {
    let mark = before(index, in: text)
    if mark == UInt8(ascii: "!") { return true }
    guard mark == UInt8(ascii: "-") else { return false }
    return index < 2 || text[index - 2] == UInt8(ascii: "-")
  }
}
