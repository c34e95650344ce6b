package import TextScanning

extension PlainText {
  /// Appends text to Markdown written so far, with as few escapes as are safe.
  ///
  ///     1. is a * b, snake_case, #1 or [ok]?   →   1\. is a * b, snake_case, #1 or \[ok]?
  ///
  /// The end of `output` shows where the text stands on its line: where a block could start, in a
  /// heading, in a table row, in the brackets of a link, in a tag. What follows need not be known:
  /// the edges of the text are safe next to anything.
  ///
  /// - A line break is written as a hard line break (two spaces and a line feed, CommonMark 6.7)
  ///   with the line's quote markers and indentation; several in a row become one. In a heading or
  ///   a table it becomes a space. White space at the edges of a line is dropped, or becomes a
  ///   character reference where it decides how the text and its neighbour are read.
  /// - Beyond CommonMark, the text is inert in GitHub's dialect, markdown-it with `linkify`,
  ///   Obsidian, kramdown with Liquid, and Hugo. A bare mail address stays a link on GitHub, which
  ///   looks for addresses after decoding escapes.
  ///
  /// Not for code spans and code blocks, where Markdown has no escapes.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - output: The Markdown so far, whose end shows the position on the line.
  ///   - next: The byte that will follow the text, if the caller knows it, which saves escapes at
  ///     the end of the text; a line feed at the end of a document.
  public static func appendMarkdown(
    _ text: String, to output: inout [UInt8], before next: UInt8? = nil
  ) {
    appendMarkdown(
      TextSlice(text), at: MarkdownPosition(endOf: output), before: next ?? 0, to: &output)
  }

  /// Appends text to Markdown like ``appendMarkdown(_:to:before:)``, with anything after it.
  package static func appendMarkdown(_ text: TextSlice, to output: inout [UInt8]) {
    appendMarkdown(text, at: MarkdownPosition(endOf: output), to: &output)
  }

  /// Appends text to Markdown at a position that a template decides.
  package static func appendMarkdown(
    _ text: TextSlice, at code: MarkdownPositionCode, to output: inout [UInt8]
  ) {
    appendMarkdown(text, at: MarkdownPosition(code: code, atEndOf: output.count), to: &output)
  }

  private static func appendMarkdown(
    _ text: TextSlice, at position: MarkdownPosition, before next: UInt8 = 0,
    to output: inout [UInt8]
  ) {
    text.withUTF8 { text in
      withNormalisedBytes(text) { appendMarkdown($0, at: position, before: next, to: &output) }
    }
  }

  /// Appends normalised text to Markdown at a position that the writer knows.
  ///
  /// - Parameter next: The byte that will follow the text; 0 if any may.
  package static func appendMarkdown(
    _ text: Span<UInt8>, at position: MarkdownPosition, before next: UInt8,
    to output: inout [UInt8]
  ) {
    var writer = PlainTextWriter(output: &output, position: position, following: next)
    writer.write(text)
    swap(&output, &writer.output)
  }
}
