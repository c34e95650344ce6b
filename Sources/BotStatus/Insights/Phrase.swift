/// A short text normalized so that different spellings of a phrase are equal.
enum Phrase {
  /// The maximum length of a phrase in bytes; a longer text says more than a phrase.
  static let maximumLength = 80

  /// A text in lower case, without Markdown markup, without quotation marks, brackets and
  /// punctuation at its ends, and with each run of white space collapsed to one space.
  ///
  /// ```
  /// **None identified.**   none identified
  /// - Clear `plan`;        clear plan
  /// ```
  static func key(of text: String) -> String {
    if text.utf8Span.isKnownASCII { return key(ofASCII: text.utf8Span.span) }
    var key = String.UnicodeScalarView()
    var needsSpace = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "*", "_", "`", "~": continue
      case _ where scalar.isWhiteSpace: needsSpace = !key.isEmpty
      default:
        if needsSpace { key.append(" ") }
        needsSpace = false
        // Treat all dashes as equal.
        key.append(scalar == "\u{2013}" || scalar == "\u{2014}" ? "-" : scalar)
      }
    }
    let isEdge = { (scalar: Unicode.Scalar) in edges.contains(scalar) }
    let start = key.drop(while: isEdge)
    guard let last = start.lastIndex(where: { !isEdge($0) }) else { return "" }
    return String(start[...last]).lowercased()
  }

  /// The same key for an ASCII text, which is the usual case.
  private static func key(ofASCII bytes: Span<UInt8>) -> String {
    var key: [UInt8] = []
    key.reserveCapacity(bytes.count)
    var needsSpace = false
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "~"): continue
      case 0x09...0x0D, 0x20: needsSpace = !key.isEmpty
      default:
        if needsSpace { key.append(0x20) }
        needsSpace = false
        key.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
      }
    }
    let isEdge = { (byte: UInt8) in edges.contains(Unicode.Scalar(byte)) }
    guard let first = key.firstIndex(where: { !isEdge($0) }),
      let last = key.lastIndex(where: { !isEdge($0) })
    else { return "" }
    return String(decoding: key[first...last], as: UTF8.self)
  }

  /// The characters stripped from the start and end of a text.
  private static let edges: Set<Unicode.Scalar> = [
    " ", "\"", "'", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{AB}", "\u{BB}", "(", ")",
    "[",
    "]", "{", "}", "<", ">", "#", ".", "\u{2026}", "!", ",", ";", ":", "-", "\u{2022}", "\u{3002}",
  ]
}
