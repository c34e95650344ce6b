extension MarkdownDocument {
  /// Appends the document as Markdown in which nothing acts but what ``MarkdownDocument`` allows.
  ///
  /// The end of what was written so far tells where the document stands:
  /// ```
  /// - {{value}}            an item: further lines are indented under it
  /// > {{value}}            a quote: further lines begin with `> `
  /// Owner: {{value}}       a paragraph goes on in the line, other blocks follow it
  /// ## {{value}}           a heading or a table's row: all in one line, blocks one after another
  /// ```
  ///
  /// - Parameter headingLevel: The level of the document's highest headings; the others keep
  ///   their distance as far as there are levels. Nil leaves all as they are.
  public func appendMarkdown(to output: inout [UInt8], headingLevel: Int? = nil) {
    var writer = MarkdownWriter(continuing: &output)
    switch content {
    case .line(let line): writer.writeText(line, before: UInt8(ascii: "\n"))
    case .tree(let tree):
      tree.moveHeadings(to: headingLevel)
      if writer.line.hasOneLine {
        writer.writeFlat(tree.root)
      } else {
        writer.writeBlocks(in: tree.root)
        writer.closeBlock()
      }
    case .nothing: break
    }
    swap(&writer.output, &output)
  }
}
