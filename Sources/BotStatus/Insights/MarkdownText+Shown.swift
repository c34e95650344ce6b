internal import MeetingModel

extension MarkdownText {
  /// Treats a text of the insights as Markdown, or as literal text if it consists only of markup:
  /// `---` and `##` would be rendered as a rule and an empty heading, which say nothing.
  ///
  /// - Parameter path: The item of the insights from which the text was read.
  init(shown text: String, path: InsightPath? = nil) {
    self.init(Self.isOnlyMarks(text) ? Self.escaped(text) : text, path: path)
  }

  /// Markdown that shows a plain text, such as a key, unchanged and on one line.
  init(literal text: String) {
    let line = text.singleSpaced
    var source = String.UnicodeScalarView()
    let digits = line.unicodeScalars.prefix { ("0"..."9").contains($0) }.count
    for (index, scalar) in line.unicodeScalars.enumerated() {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "#", "~", "|", "!": source.append("\\")
      case "-", "+", "=": if index == 0 { source.append("\\") }
      case ".", ")": if index == digits, digits > 0 { source.append("\\") }
      default: break
      }
      source.append(scalar)
    }
    self.init(String(source))
  }

  /// Whether a text is not blank and consists only of Markdown markup: of its characters, and of
  /// numbers that are list markers, such as `2.` (CommonMark 0.31, 5.2).
  static func isOnlyMarks(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    var hasMark = false
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"),
        UInt8(ascii: "_"), UInt8(ascii: ">"), UInt8(ascii: "`"), UInt8(ascii: "~"):
        hasMark = true
        index += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): index += 1
      case 0x30...0x39:
        let length = numberMarkLength(in: bytes, at: index)
        guard length > 0 else { return false }
        hasMark = true
        index += length
      default: return false
      }
    }
    return hasMark
  }

  /// The length of a number that is a list marker and a word of its own; 0 for anything else.
  private static func numberMarkLength(in bytes: Span<UInt8>, at start: Int) -> Int {
    func isSpace(_ index: Int) -> Bool {
      bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index])
    }
    guard start == 0 || isSpace(start - 1) || bytes[start - 1] == UInt8(ascii: ">") else {
      return 0
    }
    var end = start
    while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
    guard end - start <= 9, end < bytes.count,
      bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")"),
      end + 1 == bytes.count || isSpace(end + 1)
    else { return 0 }
    return end + 1 - start
  }

  /// A text with its markup escaped (CommonMark, section 2.4).
  private static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.trimmed.unicodeScalars {
      if !scalar.isWhiteSpace, !("0"..."9").contains(scalar) { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }
}
