/// The words of a text alone, to find texts that say the same in spellings of their own.
enum WordKey {
  /// The words in lower case with a space between them: all punctuation is left out.
  ///
  /// ```
  /// What's **next**?   what s next
  /// ```
  static func key(of text: String) -> String {
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
