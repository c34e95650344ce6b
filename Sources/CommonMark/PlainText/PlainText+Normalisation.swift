extension PlainText {
  /// The text as documents show it: what they cannot hold is replaced, what would reach beyond
  /// the text is closed.
  ///
  /// - CR, CRLF, U+2028 LINE SEPARATOR and U+2029 PARAGRAPH SEPARATOR become a line feed. The
  ///   last two are line breaks to editors and to some readers of Markdown, so what follows them
  ///   must be written as the start of a line.
  /// - C0 controls but tab and line feed, DEL, C1 controls (U+0085 is one) and non-characters
  ///   become U+FFFD.
  /// - Explicit direction controls (U+202A to U+202E, U+2066 to U+2069) stay, but a line that
  ///   holds any is wrapped in an isolate, what it leaves open is closed at its end, and a control
  ///   that closes nothing is dropped, so that the order of the text around is not changed
  ///   (UAX #9, X1 to X8). The marks U+200E, U+200F and U+061C stay as they are.
  ///
  /// A text that needs none of this is returned as it is, and so is one that was normalised
  /// before. Direction controls nested deeper than 60 are dropped.
  public static func normalised(_ text: String) -> String {
    var text = text
    let bytes = text.withUTF8 { TextNormaliser.normalised($0.span) }
    return bytes.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// The text as ``normalised(_:)`` gives it, with a space for each line break.
  public static func singleLine(_ text: String) -> String {
    let text = normalised(text)
    guard text.utf8.contains(UInt8(ascii: "\n")) else { return text }
    return String(
      decoding: text.utf8.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 },
      as: UTF8.self)
  }

  /// Calls a function with the bytes of the text as ``normalised(_:)`` gives it.
  static func withNormalisedBytes(_ text: String, _ body: (Span<UInt8>) -> Void) {
    var text = text
    text.withUTF8 { buffer in
      if let bytes = TextNormaliser.normalised(buffer.span) {
        body(bytes.span)
      } else {
        body(buffer.span)
      }
    }
  }
}
