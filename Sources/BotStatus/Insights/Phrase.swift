/// A short text reduced to what it says, so that the spellings of one phrase are the same.
enum Phrase {
  /// The most bytes of a phrase; what is longer says more than a phrase does.
  static let maximumLength = 80

  /// A text in lower case, without marks of Markdown, and without quotation marks, brackets and
  /// punctuation at its ends, each run of white space one space.
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
        // All dashes are one.
        key.append(scalar == "\u{2013}" || scalar == "\u{2014}" ? "-" : scalar)
      }
    }
    let isEdge = { (scalar: Unicode.Scalar) in edges.contains(scalar) }
    let start = key.drop(while: isEdge)
    guard let last = start.lastIndex(where: { !isEdge($0) }) else { return "" }
    return String(start[...last]).lowercased()
  }

  /// The same for a text of ASCII characters, as most are.
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

  /// What says nothing at the start and the end of a text.
  private static let edges: Set<Unicode.Scalar> = [
    " ", "\"", "'", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{AB}", "\u{BB}", "(", ")",
    "[",
    "]", "{", "}", "<", ">", "#", ".", "\u{2026}", "!", ",", ";", ":", "-", "\u{2022}", "\u{3002}",
  ]
}
