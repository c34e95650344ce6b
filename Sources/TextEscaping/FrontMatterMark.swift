internal import TextScanning

/// The characters of a double-quoted YAML scalar that act as markup if read as Markdown.
///
/// A reader that does not know front matter takes the lines between `---` for a paragraph or a
/// heading (CommonMark 4.3), where a mark can pair with a mark in another value. So each mark is
/// judged without looking for its partner. Nothing else is escaped, to keep ordinary values
/// readable.
enum FrontMatterMark {
  /// Whether the ASCII character at an index would act as markup.
  static func acts(at index: Int, in text: Span<UInt8>) -> Bool {
    // The scalar's quotation marks surround the text; of white space, only a space is unescaped.
    let quote = UInt8(ascii: "\"")
    let space = UInt8(ascii: " ")
    let previous = index > 0 ? text[index - 1] : quote
    let next = index + 1 < text.count ? text[index + 1] : quote
    return switch Unicode.Scalar(text[index]) {
    // Tags and autolinks (6.5, 6.6), Templater's commands; but not `a < b`, `Ann <> Bob` or `<3`.
    case "<": !isInertBehindAngle(next)
    case "&": beginsReference(at: index, in: text)
    // Emphasis (6.2), which in Python-Markdown may begin and end next to spaces.
    case "*": !(previous == space && next == space)
    case "_":
      !(previous == space && next == space) && !(previous.isAlphanumeric && next.isAlphanumeric)
    // Strikethrough (GFM 6.5): a `~` that cannot close it does nothing.
    case "~": !(previous == space || index == 0 && next.isAlphanumeric)
    // Wiki links and footnotes.
    case "[":
      previous == UInt8(ascii: "[") || previous == UInt8(ascii: "^") || next == UInt8(ascii: "^")
    // Links and images (6.3, 6.4), link reference definitions (4.7), spans with attributes.
    case "]": "([:{".utf8.contains(next)
    // Liquid tags, kramdown attributes.
    case "{": "{%:#".utf8.contains(next)
    // Code (CommonMark 6.1).
    case "`": true
    // Formulas, but not prices such as `$5`.
    case "$": !((index == 0 || previous == space) && next.isDigit)
    // Addresses that readers turn into links (GFM 6.9, linkify-it).
    case "/": next == UInt8(ascii: "/")
    case "@": !(index == 0 || previous == space || next == space)
    case ".": index > 0 && previous != space && isHost(at: index, in: text)
    default: false
    }
  }

  private static func isInertBehindAngle(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case " ", ">", "<", "=", "-", "0"..."9", ".", ",", ")", "\"": true
    default: false
    }
  }

  /// Whether a character reference begins at an ampersand (2.5), as none does in `R&D`.
  private static func beginsReference(at index: Int, in text: Span<UInt8>) -> Bool {
    var end = index + 1
    while end < text.count {
      switch Unicode.Scalar(text[end]) {
      // No name has just one letter.
      case ";": return end > index + 2
      case "#", "_", ":", ".", "-", "0"..."9", "A"..."Z", "a"..."z": end += 1
      default: return false
      }
    }
    return false
  }

  /// Whether a dot is in what readers take for a host name: after `www` or before a domain.
  private static func isHost(at index: Int, in text: Span<UInt8>) -> Bool {
    if index >= 3, (1...3).allSatisfy({ text[index - $0] | 0x20 == UInt8(ascii: "w") }) {
      return true
    }
    return TopLevelDomain.begins(at: index + 1, in: text)
  }
}
