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
    appendMarkdown(to: &output, headingLevel: headingLevel, depth: 0)
  }

  /// Appends the document as Markdown, with at most eight lists and quotes open.
  ///
  /// - Parameter depth: How many lists and quotes are open, if the line does not tell.
  package func appendMarkdown(to output: inout [UInt8], headingLevel: Int?, depth: Int) {
    var writer = MarkdownWriter(continuing: &output, depth: depth)
    switch content {
    case .line(let line): writer.writeText(line, before: UInt8(ascii: "\n"))
    case .tree(let tree):
      tree.moveHeadings(to: headingLevel)
      if writer.line.hasOneLine {
        writer.writeFlat(tree.root)
      } else {
        let isTight = tree.isTightItem && writer.line.isInItem
        writer.writeBlocks(in: tree.root, isTight: isTight)
        writer.closeBlock()
      }
    case .nothing: break
    }
    swap(&writer.output, &output)
  }

  /// Ends a table or a rule that was written from an index on, if it is the last that was: text behind
  /// it on its line, or on the next one, would be a cell that no reader shows, or make text of it.
  package static func endBlock(from start: Int, in output: inout [UInt8]) {
    let line = LineContext(endOf: output)
    let written = output[start...]
    let isTable =
      line.place == .row && written.last == UInt8(ascii: "|")
      && written.contains(UInt8(ascii: "\n"))
    let isRule =
      written.suffix(3).elementsEqual("___".utf8)
      && written.dropLast(3).last.map(\.isWhiteSpace) != false
    guard isTable || isRule, !line.hasOneLine || isTable else { return }
    output += [UInt8(ascii: "\n")] + line.continuation + [UInt8(ascii: "\n")] + line.continuation
  }
}
