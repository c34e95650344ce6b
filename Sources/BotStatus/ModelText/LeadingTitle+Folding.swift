internal import MeetingModel

extension LeadingTitle {
  /// The titles of a slot, folded for comparison.
  static func foldedTitles(of slot: InsightSlot) -> Set<String> {
    foldedTitles[slot] ?? []
  }

  private static let foldedTitles: [InsightSlot: Set<String>] = Dictionary(
    uniqueKeysWithValues: InsightSlot.allCases.map { ($0, Set($0.entry.titles.map(folded))) })

  /// A title in lower case, with single spaces and without surrounding markup, punctuation and
  /// emoji.
  static func folded(_ title: String) -> String {
    if title.utf8Span.isKnownASCII { return folded(ascii: title.utf8Span.span) }
    var plain: [Unicode.Scalar] = []
    for word in title.lowercased().unicodeScalars.split(whereSeparator: \.isWhiteSpace) {
      let letters = word.filter { $0 != "*" && $0 != "_" && $0 != "#" && $0 != "`" }
      if !letters.isEmpty { plain += [" "] + letters }
    }
    guard let first = plain.firstIndex(where: isWord), let last = plain.lastIndex(where: isWord)
    else { return "" }
    return String(String.UnicodeScalarView(plain[first...last]))
  }

  /// The same folding for an ASCII title.
  private static func folded(ascii title: Span<UInt8>) -> String {
    var plain: [UInt8] = []
    /// The number of bytes up to the last letter or digit.
    var length = 0
    var needsSpace = false
    for index in title.indices {
      let byte = title[index]
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"):
        if needsSpace { plain.append(0x20) }
        needsSpace = false
        // Sets bit `0x20`, which is already set in digits and lower-case letters.
        plain.append(byte | 0x20)
        length = plain.count
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "`"): continue
      case 0x09...0x0D, 0x20: needsSpace = !plain.isEmpty
      case _ where plain.isEmpty: continue
      default:
        if needsSpace { plain.append(0x20) }
        needsSpace = false
        plain.append(byte)
      }
    }
    return String(decoding: plain[..<length], as: UTF8.self)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
