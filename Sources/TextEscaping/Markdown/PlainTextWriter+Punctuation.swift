internal import TextScanning

/// What each special character could do, and how to write it so that it does not.
extension PlainTextWriter {
  /// How to write a special byte, given the bytes before and after it.
  mutating func spelling(of byte: UInt8, at index: Int, in text: Span<UInt8>) -> Spelling {
    let previous = before(index, in: text)
    let next = after(index, in: text)
    let isLast = index + 1 == text.count
    return switch Unicode.Scalar(byte) {
    // Links, images, footnotes (CommonMark 6.3, 6.4; GFM), Obsidian's wiki links and callouts;
    // strikethrough (GFM 6.5), math.
    case "[":
      position.isInBrackets || isLast && (next == 0 || next == byte) ? .reference : .backslash
    case "~", "$": .backslash
    // Code spans (6.1), which kramdown sees across the cells of a row even where they are escaped.
    case "`": position.isTableRow ? .reference : .backslash
    // Table cells (GFM 4.10): kramdown sees one in any line, and markdown-it even after an escaped
    // bar if a line of dashes follows. Two bars hide text in chat dialects.
    case "|": position.isTableRow && previous != byte ? .backslash : .reference
    // Not all readers honour escapes in link text. Text that looks like a checked box would check
    // its item's box (cmark-gfm 0.29).
    case "]":
      position.isInBrackets
        ? .reference : previous | 0x20 == UInt8(ascii: "x") ? .backslash : .plain
    // Emphasis, but not between spaces, nor `_` inside a word (CommonMark 6.2).
    case "*":
      previous.isWhiteSpace && next == UInt8(ascii: " ") && !endsLine(after: index, in: text)
        ? .plain : .backslash
    case "_": isWithinWord(previous, next) ? .plain : .backslash
    // Obsidian's block identifiers, Pandoc's inline notes, kramdown's end-of-block marker.
    case "^": isWithinWord(previous, next) ? .plain : .backslash
    // An image (CommonMark 6.4) whose bracket is not part of this text.
    case "!": isLast && (next == 0 || next == UInt8(ascii: "[")) ? .backslash : .plain
    // Before a bar that ends a cell, even an escaped backslash escapes the bar.
    case "\\":
      next.isAlphanumeric ? .plain : isLast && !next.isWhiteSpace ? .reference : .backslash
    // Obsidian's highlights.
    case "=": pair(byte, previous, next, isLast: isLast)
    // Obsidian's comments; a Liquid tag, which is read before Markdown.
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

  /// A character that acts only in pairs, to readers that may ignore escapes: two of them must not
  /// be written next to each other.
  func pair(_ byte: UInt8, _ previous: UInt8, _ next: UInt8, isLast: Bool) -> Spelling {
    if isLast, next == 0 || next == byte { return .reference }
    return previous == byte ? .backslash : .plain
  }

  /// Whether only spaces follow an index on its line: Python-Markdown reads line breaks before
  /// emphasis, so that no white space is left there for it.
  private func endsLine(after index: Int, in text: Span<UInt8>) -> Bool {
    var index = index + 1
    while index < text.count, text[index] == UInt8(ascii: " ") { index += 1 }
    return index == text.count || text[index] == UInt8(ascii: "\n")
  }

  private func isWithinWord(_ previous: UInt8, _ next: UInt8) -> Bool {
    previous.isAlphanumeric && next.isAlphanumeric
  }

  /// A brace.
  ///
  /// `{{` and `{%` belong to Liquid and Hugo, which read the document before Markdown is parsed, so
  /// the two characters must not be written next to each other. `{:` is kramdown's. In a heading
  /// any brace may begin attributes, to some readers even an escaped one.
  private func brace(
    _ previous: UInt8, _ next: UInt8, at index: Int, in text: Span<UInt8>
  ) -> Spelling {
    let isWord = next.isAlphanumeric || next.isWhiteSpace || next >= 0x80
    if position.isHeading || !isWord && index + 1 == text.count { return .reference }
    // Attributes of a cell.
    if position.isTableRow { return .backslash }
    // Attributes of an element that the template ends; Hugo's JSON front matter.
    let isFirst =
      index == 0
      && (position.isStartOfDocument || needsReference(beside: previous))
    // Text in parentheses may look like a link destination.
    let isBehind = previous == UInt8(ascii: "{") || previous == UInt8(ascii: ")")
    let isAttribute = next == UInt8(ascii: ".") || next == UInt8(ascii: "}")
    return isAttribute || isFirst || isBehind ? .backslash : .plain
  }

  /// A hash sign: closes a heading (CommonMark 4.2), or begins an Obsidian tag with a letter.
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

  /// Whether a character reference may begin here (CommonMark 2.5, kramdown's wider names).
  ///
  /// HTML also reads them without a semicolon. None begins in `R&D`.
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

  /// Whether a tag or an autolink may begin here (CommonMark 6.5, 6.6): not before white space, nor
  /// before digits, `=` or `-` that end at white space.
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

  /// Whether an HTML comment that the template began would end here (CommonMark 6.6).
  private func endsComment(at index: Int, in text: Span<UInt8>) -> Bool {
    let mark = before(index, in: text)
    if mark == UInt8(ascii: "!") { return true }
    guard mark == UInt8(ascii: "-") else { return false }
    return index < 2 || text[index - 2] == UInt8(ascii: "-")
  }
}
