/// Which characters of a YAML double-quoted scalar act where its line is read as Markdown.
///
/// A reader that knows no front matter takes the lines between `---` for a paragraph or a heading
/// (CommonMark 4.3), so that a mark can pair with one of another value. Each is therefore judged
/// without regard to whether its partner is there, and nothing else is escaped, so that usual
/// values look as they are.
enum FrontMatterMark {
  /// Whether the ASCII character at an index of a text would act.
  static func acts(at index: Int, in text: Span<UInt8>) -> Bool {
    // The quotation marks of the scalar stand around the text, and a space is the only white space
    // that is not escaped.
    let quote = UInt8(ascii: "\"")
    let space = UInt8(ascii: " ")
    let previous = index > 0 ? text[index - 1] : quote
    let next = index + 1 < text.count ? text[index + 1] : quote
    return switch Unicode.Scalar(text[index]) {
    // Tags and autolinks (6.5, 6.6), templates of Templater: not `a < b`, `Ann <> Bob`, `<3`.
    case "<": !isInertBehindAngle(next)
    case "&": beginsReference(at: index, in: text)
    // Emphasis (6.2), which Python-Markdown lets begin and end beside spaces.
    case "*": !(previous == space && next == space)
    case "_":
      !(previous == space && next == space) && !(previous.isAlphanumeric && next.isAlphanumeric)
    // Strikethrough (GFM 6.5): nothing acts that cannot end it.
    case "~": !(previous == space || index == 0 && next.isAlphanumeric)
    // Wiki links and footnotes.
    case "[":
      previous == UInt8(ascii: "[") || previous == UInt8(ascii: "^") || next == UInt8(ascii: "^")
    // Links and images (6.3, 6.4), definitions of links (4.7), spans with attributes.
    case "]": "([:{".utf8.contains(next)
    // Tags of Liquid, attributes of kramdown.
    case "{": "{%:#".utf8.contains(next)
    // Code (CommonMark 6.1).
    case "`": true
    // Formulas, but not prices: `$5`.
    case "$": !((index == 0 || previous == space) && next.isDigit)
    // Addresses that readers make links of (GFM 6.9, linkify-it).
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

  /// Whether a character reference begins at an ampersand (2.5): not in `R&D`.
  private static func beginsReference(at index: Int, in text: Span<UInt8>) -> Bool {
    var end = index + 1
    while end < text.count {
      switch Unicode.Scalar(text[end]) {
      // No name has one letter only.
      case ";": return end > index + 2
      case "#", "_", ":", ".", "-", "0"..."9", "A"..."Z", "a"..."z": end += 1
      default: return false
      }
    }
    return false
  }

  /// Whether a dot is within what is taken for the name of a host: behind `www`, or before a
  /// top-level domain.
  private static func isHost(at index: Int, in text: Span<UInt8>) -> Bool {
    if index >= 3, (1...3).allSatisfy({ text[index - $0] | 0x20 == UInt8(ascii: "w") }) {
      return true
    }
    return TopLevelDomain.begins(at: index + 1, in: text)
  }
}
