/// The direction of text.
enum Direction {
  /// A text for use beside others: wrapped in an isolate if any of it is right-to-left.
  ///
  /// The isolate (U+2068, U+2069) preserves the order of the text around it (UAX #9, section
  /// 2.4.2).
  static func isolated(_ text: String) -> String {
    isRightToLeft(text) ? "\u{2068}\(text)\u{2069}" : text
  }

  /// Whether any of a text is right-to-left.
  static func isRightToLeft(_ text: String) -> Bool {
    // Latin text has no such byte.
    guard text.utf8.contains(where: { $0 >= 0xD6 }) else { return false }
    return text.unicodeScalars.contains { isRightToLeft($0) }
  }

  /// Whether a scalar is in a block with letters of class R or AL (UAX #9, table 4).
  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Hebrew, Arabic, Syriac, Thaana, NKo, Samaritan, Mandaic and their supplements.
    case 0x0590...0x08FF: true
    // Presentation forms; U+FEFF is the byte order mark.
    case 0xFB1D...0xFDFF, 0xFE70...0xFEFC: true
    // Ancient scripts, Hanifi Rohingya, Mende Kikakui, Adlam, Arabic mathematical symbols.
    case 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: scalar == "\u{200F}"
    }
  }
}
