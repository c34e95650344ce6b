internal import TextScanning

/// Escapes plain text so that a reader sees exactly its characters and none acts as markup.
///
/// All functions take untrusted text: what was said, names, questions, answers. A document shows
/// the result of ``normalised(_:)`` with white space folded: nothing is lost and nothing is added.
public enum PlainText {
  /// The text as documents show it: characters that they cannot hold are replaced, and direction
  /// controls that would affect the text around are closed.
  ///
  /// - CR, CRLF, U+2028 LINE SEPARATOR and U+2029 PARAGRAPH SEPARATOR become a line feed. Editors
  ///   and some Markdown readers take the last two for line breaks, so what follows them has to be
  ///   escaped as the start of a line.
  /// - C0 controls except tab and line feed, DEL, C1 controls (including U+0085) and noncharacters
  ///   become U+FFFD.
  /// - Explicit direction controls (U+202A to U+202E, U+2066 to U+2069) stay, but a line with any
  ///   of them is wrapped in an isolate, those left open are closed at the end of the line, and one
  ///   that closes nothing is dropped, so that the order of the text around does not change
  ///   (UAX #9, X1 to X8). The marks U+200E, U+200F and U+061C stay as they are.
  ///
  /// Text that needs none of this is returned unchanged, and so is text that is already normalised.
  /// Direction controls nested deeper than 60 are dropped.
  public static func normalised(_ text: String) -> String {
    var text = text
    let bytes = text.withUTF8 { TextNormaliser.normalised($0.span) }
    return bytes.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// The normalised text on one line: each line break becomes a space.
  public static func singleLine(_ text: String) -> String {
    let text = normalised(text)
    guard text.utf8.contains(UInt8(ascii: "\n")) else { return text }
    return String(
      decoding: text.utf8.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 },
      as: UTF8.self)
  }

  /// The text for a one-line message on a terminal: whatever could move the cursor, change colours,
  /// end the line or reorder it is escaped as in Swift (`\u{1B}`, `\n`).
  ///
  /// Escaped are C0 controls (also tab and line feed), DEL, C1 controls, direction controls and
  /// marks, and line and paragraph separators. The result is for people to read: a backslash in the
  /// text is not escaped.
  public static func terminalSafe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isUnsafeOnTerminal) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      default:
        if scalar.isUnsafeOnTerminal {
          result.append(contentsOf: scalar.braceEscape)
        } else {
          result.append(scalar)
        }
      }
    }
    return String(result)
  }

  /// Calls a function with the bytes of the normalised text.
  static func withNormalisedBytes(_ text: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    if let bytes = TextNormaliser.normalised(text) {
      body(bytes.span)
    } else {
      body(text)
    }
  }

  /// The bytes of Markdown source, with control characters, noncharacters and line ends replaced
  /// as ``normalised(_:)`` does.
  ///
  /// Direction controls stay as they are: an isolate around a line would separate its markers from
  /// the start of the line. They are balanced later, in each text that the parser finds.
  package static func normalisedMarkdownSource(_ source: String) -> [UInt8] {
    var source = source
    return source.withUTF8 { normalisedMarkdownSource($0.span) }
  }

  private static func normalisedMarkdownSource(_ source: Span<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(source.count)
    var index = 0
    var run = 0
    while index < source.count {
      switch source[index] {
      case 0x20...0x7E, 0x09, 0x0A, 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE: index += 1
      default:
        let scalar = TextScalar(in: source, at: index)
        let replacement: StaticString? =
          switch scalar.role {
          case .ordinary, .direction: nil
          case .forbidden: "\u{FFFD}"
          case .lineBreak: "\n"
          }
        if let replacement {
          append(source, run..<index, and: replacement, to: &output)
          run = index + scalar.length
        }
        index += scalar.length
      }
    }
    append(source, run..<index, and: "", to: &output)
    return output
  }

  /// Appends a run of the source and the replacement for what follows it.
  private static func append(
    _ source: Span<UInt8>, _ run: Range<Int>, and replacement: StaticString,
    to output: inout [UInt8]
  ) {
    source.extracting(run).withUnsafeBufferPointer { output.append(contentsOf: $0) }
    replacement.withUTF8Buffer { output.append(contentsOf: $0) }
  }
}
