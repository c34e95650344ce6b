internal import MeetingModel

extension MarkdownText {
  /// Treats a text of the insights as Markdown, or as literal text if it consists only of markup:
  /// `---` and `##` would be rendered as a rule and an empty heading, which say nothing.
  ///
  /// - Parameter path: The item of the insights from which the text was read.
  init(shown text: String, path: InsightPath? = nil) {
    self.init(Self.isOnlyMarks(text) ? Self.escaped(text) : text, path: path)
  }

  /// Whether a text is not blank and consists only of Markdown markup.
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

  /// A text with its markup escaped (CommonMark, section 2.4).
  private static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.trimmed.unicodeScalars {
      if !scalar.isWhiteSpace { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }
}
