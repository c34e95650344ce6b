extension PlainText {
  /// The text with what a document cannot hold replaced: CR and CRLF become line feeds, control
  /// characters U+FFFD.
  public static func normalised(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\r": result.append("\n")
      case "\t", "\n": result.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }

  /// The text as ``normalised(_:)`` gives it, each line break a space.
  public static func singleLine(_ text: String) -> String {
    String(String.UnicodeScalarView(normalised(text).unicodeScalars.map { $0 == "\n" ? " " : $0 }))
  }

  /// The text for a message on a terminal: control characters are shown escaped (`\u{1b}`).
  public static func terminalSafe(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}":
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
