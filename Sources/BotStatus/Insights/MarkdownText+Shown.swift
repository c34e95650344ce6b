internal import MeetingModel

extension MarkdownText {
  /// Takes a text of the insights as Markdown, or word for word where it is nothing but marks:
  /// `---` and `##` would be shown as a rule and as an empty heading, which say nothing.
  ///
  /// - Parameter path: The item of the insights that the text was read from.
  init(shown text: String, path: InsightPath? = nil) {
    self.init(Self.isOnlyMarks(text) ? Self.escaped(text) : text, path: path)
  }

  /// Whether a text is nothing but marks of Markdown, and not blank.
  static func isOnlyMarks(_ text: String) -> Bool {
    var hasMark = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"),
        UInt8(ascii: "_"), UInt8(ascii: ">"), UInt8(ascii: "`"), UInt8(ascii: "~"):
        hasMark = true
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): continue
      default: return false
      }
    }
    return hasMark
  }

  /// A text whose marks are escaped (CommonMark, section 2.4).
  private static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.trimmed.unicodeScalars {
      if !scalar.isWhiteSpace { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }
}
