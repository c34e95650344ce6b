extension PlainText {
  /// Appends a text to the Markdown that was written so far, with as few escapes as are safe.
  ///
  ///     1. is a * b, snake_case, #1 or [ok]?   →   1\. is a * b, snake_case, #1 or \[ok]?
  ///
  /// The end of `output` tells where on a line the text stands: where a block could start, in a
  /// heading, in a row of a table, in the brackets of a link, in a tag. What follows need not be
  /// known: the edges of the text are safe beside anything.
  ///
  /// - A line break is shown as one (two spaces and a line feed, CommonMark 6.7, with the quote
  ///   marks and the indentation of the line), several as one; in a heading or a table it becomes
  ///   a space. White space at a line's edges is dropped, or a character reference where the text
  ///   could be parted from or joined with its neighbour.
  /// - Beyond CommonMark the text is inert in GitHub's dialect, markdown-it with links found in
  ///   text, Obsidian, kramdown with Liquid, and Hugo. A mail address alone stays a link on
  ///   GitHub: it is found after escapes are read.
  ///
  /// Not for code spans and code blocks, in which Markdown has no escapes.
  ///
  /// - Parameter next: The byte that will follow the text, if the caller knows it; then an edge
  ///   that is safe beside it needs no escape. A line feed for the end of a document.
  public static func appendMarkdown(
    _ text: String, to output: inout [UInt8], before next: UInt8? = nil
  ) {
    withNormalisedBytes(text) { bytes in
      var writer = PlainTextWriter(output: &output, following: next ?? 0)
      writer.write(bytes)
      swap(&output, &writer.output)
    }
  }
}
