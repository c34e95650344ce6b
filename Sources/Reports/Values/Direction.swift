/// The direction in which text is written.
enum Direction {
  /// A text that stands beside others: in an isolate (U+2068, U+2069) if it is written from right to
  /// left, as far as any of it is, so that the order of what is beside it stays (UAX #9, section
  /// 2.4.2).
  static func isolated(_ text: String) -> String {
    isRightToLeft(text) ? "\u{2068}\(text)\u{2069}" : text
  }

  /// Whether some of a text is written from right to left.
  static func isRightToLeft(_ text: String) -> Bool {
    // Latin text has no byte of these.
    guard text.utf8.contains(where: { $0 >= 0xD6 }) else { return false }
    return text.unicodeScalars.contains { isRightToLeft($0) }
  }

  /// Whether a scalar is in a block whose letters have the classes R or AL (UAX #9, table 4).
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
