/// Reduces a text to its words, to find texts that differ only in spelling.
enum WordKey {
  /// The words in lower case, separated by spaces and without any punctuation.
  ///
  /// ```
  /// What's **next**?   what s next
  /// ```
  static func key(of text: String) -> String {
    if text.utf8Span.isKnownASCII { return key(ofASCII: text.utf8Span.span) }
    var key = String.UnicodeScalarView()
    var needsSpace = false
    for scalar in text.lowercased().unicodeScalars {
      guard isWordPart(scalar) else {
        needsSpace = !key.isEmpty
        continue
      }
      if needsSpace { key.append(" ") }
      needsSpace = false
      key.append(scalar)
    }
    return String(key)
  }

  /// The same key for an ASCII text, which is the usual case.
  private static func key(ofASCII bytes: Span<UInt8>) -> String {
    var key: [UInt8] = []
    key.reserveCapacity(bytes.count)
    var needsSpace = false
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"):
        if needsSpace { key.append(0x20) }
        needsSpace = false
        // Sets bit `0x20`, which is already set in digits and lower-case letters.
        key.append(bytes[index] | 0x20)
      default: needsSpace = !key.isEmpty
      }
    }
    return String(decoding: key, as: UTF8.self)
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9": return true
    case _ where scalar.isASCII: return false
    default:
      let properties = scalar.properties
      if properties.isAlphabetic || properties.numericType != nil { return true }
      switch properties.generalCategory {
      // Accents of decomposed letters, and symbols such as emoji, which are words of their own.
      case .nonspacingMark, .spacingMark, .otherSymbol, .currencySymbol: return true
      default: return false
      }
    }
  }
}
