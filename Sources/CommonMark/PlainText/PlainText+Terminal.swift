extension PlainText {
  /// The text for a message of one line on a terminal: what could move the cursor, colour, end the
  /// line or reorder it is shown escaped, as Swift would write it (`\u{1B}`, `\n`).
  ///
  /// Escaped are C0 controls, tab and line feed too, DEL, C1 controls, direction controls and
  /// marks, line and paragraph separators. The result is for people: a backslash of the text stays
  /// as it is.
  public static func terminalSafe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isEscapedOnTerminal) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      default:
        if isEscapedOnTerminal(scalar) {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          result.append(contentsOf: "\\u{\(digits)}".unicodeScalars)
        } else {
          result.append(scalar)
        }
      }
    }
    return String(result)
  }

  private static func isEscapedOnTerminal(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
